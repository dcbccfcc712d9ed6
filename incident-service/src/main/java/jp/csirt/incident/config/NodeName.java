package jp.csirt.incident.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names this node in the claims it holds. The name stays the same over a restart, so that a node gets its own claims back at
 * once; only a host without a name of its own is called otherwise each time, lest two of them take each other's, and waits
 * until its old claims have run out.
 */
record NodeName(String value) {

    private static final Logger LOG = LoggerFactory.getLogger(NodeName.class);

    /** The name that is set, or that of host and port; the embedded store has one node. */
    static NodeName of(CsirtProperties properties, int serverPort) {
        if (!properties.nodeId().isBlank()) {
            return new NodeName(properties.nodeId());
        }
        return properties.mongodbUri().isBlank() ? new NodeName("embedded") : at(host(), serverPort);
    }

    /** By host and port, unless every host may be called so. */
    static NodeName at(String host, int serverPort) {
        if (!isEverybodys(host)) {
            return new NodeName(host + ":" + serverPort);
        }
        var random = new NodeName(UUID.randomUUID().toString());
        LOG.warn(
                "this host has no name of its own ({}): the node calls itself {} until it is restarted; set csirt.node-id",
                host.isEmpty() ? "none is known" : host,
                random.value());
        return random;
    }

    private static boolean isEverybodys(String host) {
        return host.isEmpty()
                || host.equalsIgnoreCase("localhost")
                || host.regionMatches(true, 0, "localhost.", 0, 10)
                || host.matches("127(\\.[0-9]+){3}|[0:]*:0*1");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "";
        }
    }
}
