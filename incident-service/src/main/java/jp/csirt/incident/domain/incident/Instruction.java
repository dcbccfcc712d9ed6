package jp.csirt.incident.domain.incident;

import java.time.Instant;
import jp.csirt.incident.domain.shared.ChosenFrom;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/** 指示: to whom, what, until when. */
public record Instruction(
        @Personal @ChosenFrom(ChosenFrom.Directory.ADDRESSEES)
        String to,

        @Personal @LongText String measures,
        @Nullable Instant dueAt) {}
