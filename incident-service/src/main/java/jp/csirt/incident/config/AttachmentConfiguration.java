package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import jp.csirt.incident.api.attachment.AttachmentFiles;
import jp.csirt.incident.api.command.ActEndpoint;
import jp.csirt.incident.api.command.AttachmentEndpoint;
import jp.csirt.incident.api.command.Commands;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.RequestMarks;
import jp.csirt.incident.platform.attachment.FileVault;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.scan.Clamd;
import jp.csirt.incident.platform.scan.ClamdAddress;
import jp.csirt.incident.platform.scan.VirusScanner;
import jp.csirt.incident.read.record.IncidentRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 添付: where files are kept, who scans them, and what sweeps up after those that were broken off. */
@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration SCANNED_WITHIN = Duration.ofSeconds(30);

    @Bean
    VirusScanner virusScanner(CsirtProperties properties) {
        String address = properties.attachments().virusScanner();
        return address.isBlank() ? VirusScanner.NONE : new Clamd(ClamdAddress.of(address), SCANNED_WITHIN);
    }

    @Bean
    FileVault fileVault(MongoDatabase database, KeyRing ring, VirusScanner scanner) {
        var vault = new FileVault(database, ring, scanner, Clock.systemUTC());
        Await.first(vault.createIndexes(), WITHIN);
        return vault;
    }

    @Bean
    AttachmentFiles attachmentFiles(FileVault vault) {
        return new StoredFiles(vault);
    }

    @Bean
    AttachmentSweep attachmentSweep(FileVault vault, IncidentRecords records, CsirtProperties properties) {
        return new AttachmentSweep(vault, records, properties.attachments().abandonedAfter(), Clock.systemUTC());
    }

    @Bean
    AttachmentEndpoint attachmentEndpoint(
            IncidentsInSight incidents,
            Commands commands,
            RequestMarks marks,
            ActEndpoint acts,
            AttachmentFiles files) {
        return new AttachmentEndpoint(incidents, commands, marks, acts, files);
    }
}
