package jp.csirt.incident.platform.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 時刻に基づくワンタイムパスワード (RFC 6238): six digits, HMAC-SHA1, a step of 30 seconds. */
public final class Totp {

    /** As long as the hash, as RFC 4226 wishes. */
    public static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DRIFT = 1;
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    /** The step of an instant. */
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step. */
    public static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, step);
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        return "%06d".formatted(number % MODULUS);
    }

    /** The step whose code it is, for clocks that go at most one step wrong; empty when it is none of theirs. */
    public static OptionalLong step(byte[] secret, String code, Instant at) {
        long now = step(at);
        return LongStream.rangeClosed(now - DRIFT, now + DRIFT)
                .filter(step -> MessageDigest.isEqual(bytes(code(secret, step)), bytes(code)))
                .max();
    }

    private static byte[] bytes(String code) {
        return code.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", e);
        }
    }
}
