package jp.csirt.incident.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Records every host name that this JVM looks up, and asks the built-in resolver. */
public final class RecordingResolver extends InetAddressResolverProvider {

    /** System property: a file that gets the names too, one a line. */
    static final String FILE = "csirt.test.lookups";

    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    /** The names looked up so far. */
    static Set<String> names() {
        return Set.copyOf(NAMES);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver builtIn = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                record(host);
                return builtIn.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return builtIn.lookupByAddress(address);
            }
        };
    }

    private static void record(String host) {
        String file = System.getProperty(FILE);
        if (NAMES.add(host) && file != null) {
            try {
                Files.writeString(Path.of(file), host + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public String name() {
        return "recording";
    }
}
