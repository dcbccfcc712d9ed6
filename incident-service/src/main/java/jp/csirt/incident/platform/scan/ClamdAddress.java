package jp.csirt.incident.platform.scan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where clamd listens: {@code tcp://host:port} or {@code unix:/path/of/the/socket}. */
public record ClamdAddress(URI uri) {

    /**
     * Of a setting.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static ClamdAddress of(String setting) {
        URI uri = uri(setting);
        boolean tcp = "tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0;
        boolean unix = "unix".equals(uri.getScheme()) && uri.getPath() != null && uri.getHost() == null;
        if (!tcp && !unix) {
            throw unreadable(setting, null);
        }
        return new ClamdAddress(uri);
    }

    private static URI uri(String setting) {
        try {
            return URI.create(setting);
        } catch (IllegalArgumentException e) {
            throw unreadable(setting, e);
        }
    }

    private static IllegalArgumentException unreadable(String setting, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "csirt.attachments.virus-scanner is tcp://<host>:<port> or unix:<path>, not " + setting, cause);
    }

    /** A new connection; the name is looked up each time. */
    SocketChannel connect() throws IOException {
        boolean unix = "unix".equals(uri.getScheme());
        SocketAddress address = unix
                ? UnixDomainSocketAddress.of(Path.of(uri.getPath()))
                : new InetSocketAddress(uri.getHost(), uri.getPort());
        SocketChannel channel = unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        try {
            channel.connect(address);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
