package jp.csirt.incident.api.command;

import jp.csirt.incident.api.attachment.AttachmentFiles;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IssuedFile;
import reactor.core.publisher.Mono;

/** 保管する様式: one printed file on its way into the record. */
final class KeptFile {

    private final FormPress.Printed printed;
    private final Passage passage = new Passage();

    KeptFile(FormPress.Printed printed) {
        this.printed = printed;
    }

    String format() {
        return printed.format();
    }

    Passage passage() {
        return passage;
    }

    /** Keeps the bytes; the record does not know them yet. */
    Mono<IssuedFile> keep(AttachmentFiles files, IncidentId incident) {
        return files.beginOwn(incident, "issue." + printed.format())
                .doOnNext(passage::take)
                .flatMap(intake -> intake.write(printed.bytes().duplicate()).then(Mono.defer(intake::finish)))
                .map(file -> new IssuedFile(
                        printed.format(),
                        printed.bytes().remaining(),
                        file.sha256(),
                        printed.templateVersion(),
                        passage.id()))
                .flatMap(file -> passage.sending().thenReturn(file));
    }
}
