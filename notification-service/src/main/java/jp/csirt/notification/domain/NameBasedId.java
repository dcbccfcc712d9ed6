package jp.csirt.notification.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Ids that follow from a name (UUID version 5, RFC 9562), so that doing a thing again is doing the same thing. */
public final class NameBasedId {

    /** The namespace of URLs. */
    public static final UUID URL = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private static final int HEX_OF_ID = 32;

    private NameBasedId() {}

    /** The id of {@code name} in {@code namespace}. */
    public static UUID of(UUID namespace, String name) {
        String space = namespace.toString().replace("-", "");
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(HexFormat.of().parseHex(space));
            String hex = HexFormat.of()
                    .formatHex(sha1.digest(name.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, HEX_OF_ID);
            int variant = (Character.digit(hex.charAt(16), 16) & 0x3) | 0x8;
            String marked = hex.substring(0, 12)
                    + '5'
                    + hex.substring(13, 16)
                    + Character.forDigit(variant, 16)
                    + hex.substring(17);
            return UUID.fromString(marked.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
