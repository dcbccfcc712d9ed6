package jp.csirt.incident.read.timeline;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.incident.CorrectionEvent;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.Corrections;
import jp.csirt.incident.domain.incident.FieldValue;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.domain.profile.DateStyle;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.read.record.IncidentRecord;
import org.jspecify.annotations.Nullable;

/** 訂正を言葉に: what stood there, and what stands there now. */
final class CorrectionText {

    /** Who an informant from outside is and how to reach that person. */
    private static final Set<String> OF_INFORMANT = Set.of("/reporter/name", "/reporter/contact");

    private final PolicyProfile profile;
    private final DateStyle dates;
    private final IncidentRecord record;

    CorrectionText(PolicyProfile profile, DateStyle dates, IncidentRecord record) {
        this.profile = profile;
        this.dates = dates;
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

    private String words(IncidentEvent target, String field, FieldValue value) {
        return words(field.substring(field.lastIndexOf('/') + 1), Corrections.read(target, field, value));
    }

    /** In the words of the body, as its papers have them. */
    private String words(String member, @Nullable Object value) {
        return switch (value) {
            case null -> "（なし）";
            case Labelled code -> profile.word(code);
            case Instant at -> dates.dateTime(at);
            case LocalDate on -> dates.date(on);
            case Boolean yes -> yes ? "はい" : "いいえ";
            case List<?> entries ->
                entries.stream().map(entry -> words(member, entry)).collect(joining("、", "［", "］"));
            case String text -> named(member, text);
            default -> value.toString();
        };
    }

    /** The name of what a code stands for; any other text as it stands. */
    private String named(String member, String text) {
        return switch (member) {
            case "organ" -> profile.organName(text);
            case "department", "departments" -> profile.unitName(text);
            case "managerPost", "ownerPost", "to" -> profile.addresseeName(text);
            default -> text;
        };
    }
}
