package jp.csirt.incident.export.form;

import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.read.detail.SupplementEntry;
import org.jspecify.annotations.Nullable;

/** 補足: what was said of fields that no act fills, or of which it gives a part only. */
final class Supplements {

    private final List<SupplementEntry> entries;

    Supplements(List<SupplementEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** What was said; open while nothing was. */
    Answer of(SupplementField field) {
        return Answer.text(value(field));
    }

    /** The answer with what was said besides; that alone where there is no other. */
    Answer with(SupplementField field, Answer answer) {
        String more = value(field);
        if (more == null) {
            return answer;
        }
        String both = Answer.lines(answer.text(), more);
        return switch (answer.state()) {
            case EMPTY -> Answer.text(more);
            case UNKNOWN -> Answer.unknown(answer.value(), both);
            case FILLED -> answer.equals(Answer.NOT_APPLICABLE) ? Answer.text(more) : Answer.of(answer.value(), both);
        };
    }

    private @Nullable String value(SupplementField field) {
        Optional<SupplementEntry> entry =
                entries.stream().filter(given -> given.fieldId() == field).findFirst();
        return entry.map(SupplementEntry::value).orElse(null);
    }
}
