package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.ChosenFrom;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.MayBeBlank;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/**
 * 実施: what was done and what came of it.
 *
 * @param checkedBy the second person of a change to a running system. Source: 志免町 6.1(4)③
 */
public record Execution(
        @Personal @LongText String what,
        @Personal @LongText @MayBeBlank String effect,

        @Personal @ChosenFrom(ChosenFrom.Directory.NAMES) @Nullable
        String checkedBy) {}
