package jp.csirt.incident.platform.eventstore;

/**
 * The first commit that does not fit.
 *
 * @param position its {@code _id}; where commits are missing that of the first of them
 */
public record ChainFault(long position, FaultKind kind) {}
