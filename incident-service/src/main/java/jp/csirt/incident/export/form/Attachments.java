package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.export.form.FormTable.column;
import static jp.csirt.incident.export.form.FormTable.time;

import java.util.List;
import java.util.stream.IntStream;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail.AttachmentEntry;

/** 様式A A407 構成図 and A1101 添付資料一覧: the files attached to the incident. Source: requirements E.1. */
final class Attachments {

    private static final List<Column> FILES =
            List.of(column("番号", 8), column("ファイル名", 38), time("日時", 20), column("ハッシュ（SHA-256）", 34));
    private static final String DIAGRAM = "構成図";

    private Attachments() {}

    static Answer list(FormFacts facts) {
        List<AttachmentEntry> files = facts.incident().attachments();
        return Answer.table(
                        files,
                        FILES,
                        IntStream.range(0, files.size())
                                .mapToObj(at -> row(at + 1, files.get(at)))
                                .toList())
                .unless(facts.ended());
    }

    /** The files that call themselves one. */
    static Answer diagrams(FormFacts facts) {
        List<String> names = facts.incident().attachments().stream()
                .map(entry -> entry.attachment().name())
                .filter(name -> name.contains(DIAGRAM))
                .toList();
        return Answer.of(names, names.stream().map(name -> "別添: " + name).collect(joining("\n")));
    }

    private static List<String> row(int n, AttachmentEntry entry) {
        return List.of(
                "添付%d".formatted(n),
                entry.attachment().name(),
                PaperDates.dateTime(entry.stamp().occurredAt()),
                entry.attachment().sha256());
    }
}
