package jp.csirt.incident.domain.incident;

import java.time.LocalDate;
import java.util.UUID;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;

/** 指示された措置: what the CISO ordered, of whom, until when. */
public record OrderedMeasure(
        UUID measureId, @Personal @LongText String measure, String ownerPost, LocalDate dueOn) {}
