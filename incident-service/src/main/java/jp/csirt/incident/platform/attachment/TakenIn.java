package jp.csirt.incident.platform.attachment;

/**
 * What a file taken in turned out to be.
 *
 * @param size bytes
 * @param sha256 64 lower-case hexadecimal digits
 * @param mediaType by content
 */
public record TakenIn(long size, String sha256, String mediaType) {}
