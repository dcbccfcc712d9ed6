package jp.csirt.incident.config;

import java.net.InetAddress;
import java.util.Optional;

/** ネットワークの範囲, as {@code 192.0.2.0/24} or {@code 2001:db8::/32}; an address alone is a network of one. */
record Cidr(InetAddress network, int bits) {

    /**
     * The range a text names.
     *
     * @throws IllegalArgumentException when it names none
     */
    static Cidr parse(String text) {
        String[] parts = text.strip().split("/", -1);
        InetAddress network = literal(parts[0]).orElseThrow(() -> unusable(text));
        int all = network.getAddress().length * Byte.SIZE;
        if (parts.length > 2 || (parts.length == 2 && !parts[1].matches("\\d{1,3}"))) {
            throw unusable(text);
        }
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : all;
        if (bits > all) {
            throw unusable(text);
        }
        return new Cidr(network, bits);
    }

    private static IllegalArgumentException unusable(String text) {
        return new IllegalArgumentException(
                "csirt.report.open-from: " + text + " is no network such as 192.0.2.0/24 or 2001:db8::/32");
    }

    /** Whether the address lies in it. */
    boolean holds(String address) {
        byte[] own = network.getAddress();
        byte[] other = literal(address).map(InetAddress::getAddress).orElse(new byte[0]);
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((own[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Never asks a name server. */
    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.split("%", 2)[0]));
        } catch (IllegalArgumentException _) { // not an address
            return Optional.empty();
        }
    }
}
