package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_ANSWERED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_LATERAL_CHECK;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.domain.incident.LateralCheckCommand.AnswerLateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckCommand.ConsiderLateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;

/**
 * 横展開の状態.
 *
 * @param answered every instructed check, true once answered
 */
record LateralCheckTrack(boolean considered, Map<UUID, Boolean> answered) {

    static final LateralCheckTrack NONE = new LateralCheckTrack(false, Map.of());

    LateralCheckTrack {
        answered = Map.copyOf(answered);
    }

    boolean settled() {
        return considered && !answered.containsValue(false);
    }

    LateralCheckConsidered consider(ConsiderLateralCheck command) {
        return new LateralCheckConsidered(command.incidentId(), command.act(), command.conclusion(), command.checks());
    }

    LateralCheckAnswered answer(AnswerLateralCheck command) {
        Boolean before = answered.get(command.checkId());
        if (before == null) {
            throw new IncidentRejected(UNKNOWN_LATERAL_CHECK, "横展開の確認 %s はありません。".formatted(command.checkId()));
        }
        if (before) {
            throw new IncidentRejected(ALREADY_ANSWERED, "この確認はすでに回答済みです。誤りがあれば新しい確認を指示してください。");
        }
        return new LateralCheckAnswered(
                command.incidentId(), command.act(), command.checkId(), command.result(), command.note());
    }

    LateralCheckTrack evolve(LateralCheckEvent event) {
        var all = new LinkedHashMap<>(answered);
        switch (event) {
            case LateralCheckConsidered asked -> asked.checks().forEach(check -> all.put(check.checkId(), false));
            case LateralCheckAnswered answer -> all.put(answer.checkId(), true);
        }
        return new LateralCheckTrack(true, all);
    }
}
