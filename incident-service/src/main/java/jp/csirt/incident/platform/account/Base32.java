package jp.csirt.incident.platform.account;

/** 秘密の書き方 (RFC 4648): as authenticator apps take a secret that is typed in. */
public final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /** The bytes in letters, without padding. */
    public static String encode(byte[] bytes) {
        var text = new StringBuilder();
        long pending = 0;
        int held = 0;
        for (byte one : bytes) {
            pending = (pending << Byte.SIZE) | (one & 0xff);
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(LETTERS.charAt((int) ((pending >> held) & 0x1f)));
            }
        }
        return text.toString();
    }

    /** The bytes of such a text; its length is that of whole bytes. */
    public static byte[] decode(String text) {
        byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
        long pending = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            pending = (pending << BITS) | LETTERS.indexOf(text.charAt(i));
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes[at++] = (byte) (pending >> held);
            }
        }
        return bytes;
    }

    /** Whether it is a text of so many bytes, which end with a letter. */
    public static boolean holds(String text, int bytes) {
        return text.matches("[A-Z2-7]{%d}".formatted(bytes * Byte.SIZE / BITS));
    }
}
