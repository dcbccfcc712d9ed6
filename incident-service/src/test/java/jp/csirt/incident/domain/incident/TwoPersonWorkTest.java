package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.EXECUTION;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.MANAGER;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;

import java.util.List;
import jp.csirt.incident.domain.incident.ContainmentCommand.ExecuteContainment;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.RecoveryCommand.ExecuteRecovery;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("6.1(4)③ 二人以上での作業")
class TwoPersonWorkTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    @DisplayName("6.1(4)③ 応急措置を行った本人は、その確認者になれない")
    void who_contained_it_has_not_checked_it() {
        incident.given(reported())
                .when(new ExecuteContainment(ID, by(STAFF), null, EXECUTION, STAFF.personId()))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "6.1(4)③", "checkedBy"));
    }

    @Test
    @DisplayName("6.1(4)③ 復旧を行った本人は、その確認者になれない")
    void who_recovered_it_has_not_checked_it() {
        incident.given(reported())
                .when(new ExecuteRecovery(ID, by(STAFF), null, EXECUTION, STAFF.personId()))
                .expectNoEvents()
                .expectException(because(Reason.SAME_PERSON, "6.1(4)③"));
    }

    @Test
    @DisplayName("6.1(4)③ 別の者が確認した作業は記録される")
    void another_person_may_check_it() {
        incident.given(reported())
                .when(new ExecuteContainment(ID, by(STAFF), null, EXECUTION, MANAGER.personId()))
                .expectEvents(new ContainmentExecuted(ID, by(STAFF), 1, List.of(), EXECUTION));
    }
}
