package jp.csirt.incident.platform.eventstore;

/** What is known of the log from elsewhere: the commit that ends at {@code position} has this hash. */
public record Mark(long position, String hash) {}
