package jp.csirt.incident.domain.incident;

import java.time.LocalDate;
import jp.csirt.incident.domain.shared.LongText;

/** 再発防止策の案: what, by whom, until when; {@code done} = already in place. */
public record ProposedMeasure(@LongText String what, String ownerPost, LocalDate dueOn, boolean done) {}
