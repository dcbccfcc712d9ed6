package jp.csirt.incident.config;

import java.nio.ByteBuffer;
import java.util.UUID;
import jp.csirt.incident.api.attachment.AttachmentFiles;
import jp.csirt.incident.api.attachment.Intake;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.incident.Attachment;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.platform.attachment.DamagedFileException;
import jp.csirt.incident.platform.attachment.FileVault;
import jp.csirt.incident.platform.attachment.InfectedFileException;
import jp.csirt.incident.platform.attachment.Upload;
import jp.csirt.incident.platform.personal.SubjectErasedException;
import jp.csirt.incident.platform.scan.ScannerUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 添付ファイル in the vault, under their incident's key. */
final class StoredFiles implements AttachmentFiles {

    private static final Logger LOG = LoggerFactory.getLogger(StoredFiles.class);

    private final FileVault vault;

    StoredFiles(FileVault vault) {
        this.vault = vault;
    }

    @Override
    public Mono<Intake> begin(IncidentId incidentId, String name) {
        return vault.begin(incidentId.toString(), name).<Intake>map(Kept::new).onErrorMap(StoredFiles::told);
    }

    @Override
    public Mono<Intake> beginOwn(IncidentId incidentId, String name) {
        return vault.beginOwn(incidentId.toString(), name)
                .<Intake>map(Kept::new)
                .onErrorMap(StoredFiles::told);
    }

    @Override
    public Flux<byte[]> content(IncidentId incidentId, Attachment attachment) {
        return content(incidentId, attachment.attachmentId(), attachment.size());
    }

    @Override
    public Flux<byte[]> content(IncidentId incidentId, UUID fileId, long size) {
        return vault.read(fileId.toString(), incidentId.toString(), size).onErrorMap(StoredFiles::told);
    }

    @Override
    public boolean isDamage(Throwable failure) {
        return failure instanceof ApiProblem problem && problem.slug().equals(DAMAGED);
    }

    private static final String DAMAGED = "damaged-file";

    private static Throwable told(Throwable failure) {
        return switch (failure) {
            case InfectedFileException infected -> {
                LOG.warn("{}", infected.getMessage());
                yield ApiProblem.of(
                        "infected-file",
                        "ウイルス検査で %s が見つかったため、受け取りませんでした。証拠として残すものは、隔離して保管し、証拠保全（evidence）にハッシュと場所を記録してください。"
                                .formatted(infected.signature()));
            }
            case ScannerUnavailableException away -> {
                LOG.warn("a file could not be scanned: {}", away.getMessage());
                yield ApiProblem.unavailable("scanner-unavailable", "ウイルス検査ができないため、添付を受け取れません。少し待って送り直してください。");
            }
            case DamagedFileException damaged -> {
                LOG.error("{}", damaged.getMessage());
                yield ApiProblem.withHeader(DAMAGED, "保管しているファイルが欠けているか、変わっています。管理者に連絡してください。", "Retry-After", "60");
            }
            case SubjectErasedException _ -> ApiProblem.of("erased", "この事案は消去済みのため、ファイルは扱えません。");
            default -> failure;
        };
    }

    /** A file on its way into the vault. */
    private record Kept(Upload upload) implements Intake {

        @Override
        public UUID attachmentId() {
            return UUID.fromString(upload.id());
        }

        @Override
        public Mono<Void> write(ByteBuffer bytes) {
            return upload.write(bytes).onErrorMap(StoredFiles::told);
        }

        @Override
        public Mono<TakenIn> finish() {
            return upload.finish()
                    .map(file -> new TakenIn(file.size(), file.sha256(), file.mediaType()))
                    .onErrorMap(StoredFiles::told);
        }

        @Override
        public Mono<Void> hold() {
            return upload.hold();
        }

        @Override
        public Mono<Void> recorded() {
            return upload.recorded();
        }

        @Override
        public Mono<Void> discard() {
            return upload.discard();
        }

        @Override
        public Mono<Void> leave() {
            return Mono.fromRunnable(upload::leave);
        }
    }
}
