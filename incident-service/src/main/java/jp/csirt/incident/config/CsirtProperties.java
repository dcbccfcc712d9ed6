package jp.csirt.incident.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.csirt.incident.domain.profile.DateStyle;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set; every key stands with its default in {@code application.yaml}.
 *
 * @param profile 団体の定め: id of a shipped profile
 * @param mongodbUri the database; blank for the embedded one
 * @param signingKey signs checkpoints: Ed25519, PKCS#8 PEM; blank only with the embedded database, which then keeps one
 * @param nodeId names this node in the claims of processors; blank for host and port
 */
@ConfigurationProperties("csirt")
record CsirtProperties(
        @DefaultValue("shime-town") String profile,
        @DefaultValue("") String mongodbUri,
        @DefaultValue("") String nodeId,
        @DefaultValue("") String signingKey,
        @DefaultValue Store store,
        @DefaultValue Attachments attachments,
        @DefaultValue Demo demo,
        @DefaultValue Report report,
        @DefaultValue Console console,
        @DefaultValue ServiceClock clock) {

    /**
     * The embedded database.
     *
     * @param path folder of its file
     * @param cacheMegabytes memory for its pages, MiB
     * @param acceptOlder open a file also when it is older than it once was
     */
    record Store(
            @DefaultValue("./data") Path path,
            @DefaultValue("64") int cacheMegabytes,
            @DefaultValue("false") boolean acceptOlder) {}

    /**
     * Attachments.
     *
     * @param virusScanner where clamd listens; blank for no scanning
     * @param abandonedAfter how long an upload may take before its bytes are swept away
     */
    record Attachments(
            @DefaultValue("") String virusScanner,
            @DefaultValue("PT1H") Duration abandonedAfter) {}

    /**
     * The demo profile.
     *
     * @param samples whether sample incidents are put into an empty store
     */
    record Demo(@DefaultValue("true") boolean samples) {}

    /**
     * Reports.
     *
     * @param openFrom networks from which a report needs no log-in
     */
    record Report(@DefaultValue List<String> openFrom) {}

    /**
     * The console.
     *
     * @param dates how screens tell days; papers have {@code terms.dates} of the profile
     */
    record Console(@DefaultValue("SEIREKI") DateStyle dates) {}

    /**
     * The service's clock.
     *
     * @param adjustable whether an administrator can set it; only on a store that was created with it
     */
    record ServiceClock(@DefaultValue("false") boolean adjustable) {}
}
