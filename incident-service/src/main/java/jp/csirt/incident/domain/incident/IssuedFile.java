package jp.csirt.incident.domain.incident;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 発行したファイル: what its bytes were, and where they are kept.
 *
 * @param format code such as {@code pdf}
 * @param bytes how many
 * @param sha256 hash of the bytes
 * @param templateVersion edition of the template; the built-in one is 1
 * @param fileId of the kept file; absent where the bytes were not kept
 */
public record IssuedFile(
        String format,
        int bytes,
        String sha256,
        int templateVersion,
        @Nullable UUID fileId) {}
