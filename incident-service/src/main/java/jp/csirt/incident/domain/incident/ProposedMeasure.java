package jp.csirt.incident.domain.incident;

import java.time.LocalDate;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;

/** 再発防止策の案: what, by whom, until when; {@code done} = already in place. */
public record ProposedMeasure(@Personal @LongText String what, String ownerPost, LocalDate dueOn, boolean done) {}
