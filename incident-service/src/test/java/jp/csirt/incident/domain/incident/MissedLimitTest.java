package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.shared.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A duty of level 3, known at 9:00: 第一報 is due at 10:00. */
@DisplayName("過ぎた期限は隠れない")
class MissedLimitTest {

    private static final Instant KNOWN = Instant.parse("2026-02-20T00:00:00Z");

    @ParameterizedTest(name = "{0}の{1}分後に、被害レベル{2}、知った日時が{3}分動く: {4}")
    @CsvSource({
        "FIRST, 59, 1, 0, MOVES",
        "FIRST, 60, 1, 0, STAYS",
        "FIRST, 60, 0, 0, STAYS",
        "FIRST, 60, 3, -30, MOVES",
        "FIRST, 60, 1, -30, STAYS",
        "FIRST, 60, 0, -30, STAYS",
        "FIRST, 60, 3, 30, MOVES",
        "FIRST, 60, 1, 30, MOVES",
        "FIRST, 60, 0, 30, MOVES",
        "PRELIMINARY, 20000, 3, 1440, MOVES",
        "PRELIMINARY, 20000, 3, -1440, MOVES",
    })
    @DisplayName("D.3 過ぎた目標の期限は、レベルが変わっても残り、後に動くのは知った日時が後に訂正されたときだけである")
    void a_missed_limit_stays(ReportStage stage, int minutes, int level, int moved, Outcome outcome) {
        Duty duty = duty(stage, KNOWN);
        Duty changed = duty(stage, KNOWN.plus(Duration.ofMinutes(moved)));
        Obligation known = Obligation.of(recorder(KNOWN, 3).arisen(duty, "報告があった"));
        Due asComputed = recorder(KNOWN, level).arisen(changed, "見直した").due();
        assertThat(asComputed).isNotEqualTo(known.due());

        Due inForce = recorder(KNOWN.plus(Duration.ofMinutes(minutes)), level)
                .changed(known, changed, "見直した")
                .map(event -> ((ObligationDetermined) event).due())
                .orElse(known.due());

        assertThat(inForce).isEqualTo(outcome == Outcome.STAYS ? known.due() : asComputed);
    }

    private static Duty duty(ReportStage stage, Instant awareAt) {
        return new Duty(
                stage.limitedByLaw() ? Recipient.PPC : Recipient.MIC,
                stage,
                Strength.REQUIRED,
                List.of("X.Y"),
                "条",
                awareAt);
    }

    private static DutyRecorder recorder(Instant at, int level) {
        return new DutyRecorder(ID, new Act(LEAD, at), level, false, Profiles.TOWN.reportLimits(Calendars.SHIPPED));
    }

    enum Outcome {
        STAYS,
        MOVES
    }
}
