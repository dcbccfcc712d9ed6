package jp.csirt.incident.domain.incident;

/**
 * 発行したファイル: what its bytes were, without them.
 *
 * @param format code such as {@code pdf}
 * @param bytes how many
 * @param sha256 hash of the bytes
 * @param templateVersion edition of the template; the built-in one is 1
 */
public record IssuedFile(String format, int bytes, String sha256, int templateVersion) {}
