package jp.csirt.incident.read.timeline;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.CorrectionEvent;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.Corrections;
import jp.csirt.incident.domain.incident.FieldValue;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.read.record.IncidentRecord;
import org.jspecify.annotations.Nullable;

/** 訂正を言葉に: what stood there, and what stands there now. */
final class CorrectionText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy年M月d日 H時mm分", Locale.JAPAN).withZone(TokyoTime.ZONE);

    /** Who an informant from outside is and how to reach that person. */
    private static final Set<String> OF_INFORMANT = Set.of("/reporter/name", "/reporter/contact");

    private final IncidentRecord record;

    CorrectionText(IncidentRecord record) {
        this.record = record;
    }

    String of(CorrectionEvent event) {
        return switch (event) {
            case CorrectionProposed e -> "訂正 %d の申請: %s。理由: %s".formatted(e.n(), change(e), e.reason());
            case CorrectionApproved e -> "訂正 %d を承認".formatted(e.n()) + EventText.overridden(e.override());
        };
    }

    private String change(CorrectionProposed correction) {
        IncidentEvent target = record.events().get(correction.event() - 1).event();
        String label = Corrections.labelOf(target, correction.field()).orElseThrow();
        if (isKeptApart(target, correction.field())) {
            return "%s（%s）".formatted(label, EventText.KEPT_APART);
        }
        return "%sを %s から %s に"
                .formatted(
                        label,
                        words(target, correction.field(), correction.before()),
                        words(target, correction.field(), correction.after()));
    }

    private static boolean isKeptApart(IncidentEvent target, String field) {
        return switch (target) {
            case IncidentReported reported ->
                OF_INFORMANT.contains(field)
                        && reported.report().reporter().kind().outside();
            case FieldsSupplemented supplemented ->
                IntStream.range(0, supplemented.values().size())
                        .filter(at -> supplemented.values().get(at).fieldId() == SupplementField.A109)
                        .anyMatch(at -> field.equals("/values/%d/value".formatted(at)));
            default -> false;
        };
    }

    private static String words(IncidentEvent target, String field, FieldValue value) {
        return words(Corrections.read(target, field, value));
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "（なし）";
            case Labelled code -> code.label();
            case Instant at -> MINUTE.format(at);
            case Boolean yes -> yes ? "はい" : "いいえ";
            case List<?> entries -> entries.stream().map(CorrectionText::words).collect(joining("、", "［", "］"));
            default -> value.toString();
        };
    }
}
