package jp.csirt.incident.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names this node in the claims it holds. */
final class NodeName {

    private NodeName() {}

    /** Stays the same over a restart, so that a node gets its own claims back at once; the embedded store has one node. */
    static String of(CsirtProperties properties, int serverPort) {
        if (!properties.nodeId().isBlank()) {
            return properties.nodeId();
        }
        if (properties.mongodbUri().isBlank()) {
            return "embedded";
        }
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + serverPort;
        } catch (UnknownHostException e) {
            return "localhost:" + serverPort;
        }
    }
}
