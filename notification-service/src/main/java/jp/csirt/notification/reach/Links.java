package jp.csirt.notification.reach;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.csirt.notification.domain.Channel;

/** 確認リンク: says who confirms what, signed, for a limited time. */
public final class Links {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CONTENT = 16 + 16 + 8 + 1;
    private static final int SIGNATURE = 24;

    private final Supplier<String> publicUrl;
    private final String consoleUrl;
    private final byte[] key;
    private final Duration valid;
    private final Clock clock;

    /**
     * Links of an installation.
     *
     * @param publicUrl where this service can be reached
     * @param consoleUrl where incidents can be seen
     * @param key signs
     */
    public Links(Supplier<String> publicUrl, String consoleUrl, byte[] key, Duration valid, Clock clock) {
        this.publicUrl = publicUrl;
        this.consoleUrl = consoleUrl;
        this.key = key.clone();
        this.valid = valid;
        this.clock = clock;
    }

    /**
     * What a link says.
     *
     * @param channel by which the person was told
     */
    public record Link(UUID notificationId, UUID personId, Channel channel, Instant until) {}

    /** A link for one person, good from now on for its time. */
    public String confirmation(UUID notificationId, UUID personId, Channel channel) {
        byte[] content = ByteBuffer.allocate(CONTENT)
                .putLong(notificationId.getMostSignificantBits())
                .putLong(notificationId.getLeastSignificantBits())
                .putLong(personId.getMostSignificantBits())
                .putLong(personId.getLeastSignificantBits())
                .putLong(clock.instant().plus(valid).getEpochSecond())
                .put(code(channel))
                .array();
        byte[] whole = ByteBuffer.allocate(CONTENT + SIGNATURE)
                .put(content)
                .put(signature(content))
                .array();
        return publicUrl.get() + "/c/" + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The page of an incident. */
    public String incident(UUID incidentId) {
        return consoleUrl + "/incidents/" + incidentId;
    }

    /** What a token says; empty when it was not made here. */
    public Optional<Link> read(String token) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (whole.length != CONTENT + SIGNATURE) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(whole, CONTENT);
        if (!MessageDigest.isEqual(signature(content), Arrays.copyOfRange(whole, CONTENT, whole.length))) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(content);
        var notificationId = new UUID(read.getLong(), read.getLong());
        var personId = new UUID(read.getLong(), read.getLong());
        Instant until = Instant.ofEpochSecond(read.getLong());
        byte code = read.get();
        return Stream.of(Channel.values())
                .filter(channel -> code(channel) == code)
                .map(channel -> new Link(notificationId, personId, channel, until))
                .findFirst();
    }

    private static byte code(Channel channel) {
        return (byte) channel.name().charAt(0);
    }

    private byte[] signature(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
