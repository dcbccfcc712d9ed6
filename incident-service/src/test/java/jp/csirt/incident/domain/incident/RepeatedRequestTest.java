package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.EXECUTION;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.domain.incident.ContainmentCommand.ExecuteContainment;
import jp.csirt.incident.domain.incident.ContainmentCommand.InstructContainment;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("繰り返された要求")
class RepeatedRequestTest {

    private static final Duration NEARLY_A_DAY = RequestMark.KEPT.minusNanos(1);

    private final FixtureConfiguration<Incident> incident = Given.incident();
    private final InstructContainment instruct = new InstructContainment(ID, by(CSIRT), Given.INSTRUCTION);
    private final ContainmentInstructed instructed = new ContainmentInstructed(ID, by(CSIRT), 1, Given.INSTRUCTION);

    @Test
    @DisplayName("24時間に満たない繰り返しは、二度目を記録しない")
    void an_act_is_not_done_twice_for_one_request() {
        incident.given(reported(), marked(instructed, "a", AT))
                .when(instruct, mark("a", AT.plus(NEARLY_A_DAY)))
                .expectNoEvents()
                .expectException(RequestRepeated.class);
    }

    @Test
    @DisplayName("24時間を過ぎた印は、新しい要求のもの")
    void after_a_day_the_mark_is_free() {
        incident.given(reported(), marked(instructed, "a", AT))
                .when(instruct, mark("a", AT.plus(RequestMark.KEPT)))
                .expectEvents(new ContainmentInstructed(ID, by(CSIRT), 2, Given.INSTRUCTION));
    }

    @Test
    @DisplayName("別の印と印のない要求は、同じ内容でも別の行為")
    void other_requests_are_other_acts() {
        incident.given(reported(), marked(instructed, "a", AT))
                .when(instruct, mark("b", AT))
                .expectEvents(new ContainmentInstructed(ID, by(CSIRT), 2, Given.INSTRUCTION));
        Given.incident()
                .given(reported(), marked(instructed, "a", AT))
                .when(instruct)
                .expectEvents(new ContainmentInstructed(ID, by(CSIRT), 2, Given.INSTRUCTION));
    }

    @Test
    @DisplayName("規則より先に確かめる: 済んだ行為の繰り返しは、規則の拒否にならない")
    void a_repetition_is_told_before_any_rule_refuses() {
        var executed = new ContainmentExecuted(ID, by(CSIRT), 1, List.of(1), EXECUTION);
        incident.given(reported(), instructed, marked(executed, "a", AT))
                .when(new ExecuteContainment(ID, by(CSIRT), 1, EXECUTION, null), mark("a", AT))
                .expectNoEvents()
                .expectException(RequestRepeated.class);
    }

    @Test
    @DisplayName("覚えるのは新しい500件まで")
    void the_newest_five_hundred_are_kept() {
        RecentRequests known = RecentRequests.NONE;
        for (int i = 0; i <= RecentRequests.MOST; i++) {
            known = known.and("request " + i, AT.plusSeconds(i));
        }
        RecentRequests kept = known;
        Instant now = AT.plusSeconds(RecentRequests.MOST);
        assertThatCode(() -> kept.mustBeNew("request 0", now)).doesNotThrowAnyException();
        for (String request : new String[] {"request 1", "request 2", "request " + RecentRequests.MOST}) {
            assertThatThrownBy(() -> kept.mustBeNew(request, now)).isInstanceOf(RequestRepeated.class);
        }
    }

    @Test
    @DisplayName("何度も現れる印は一件に数え、古いものから忘れる")
    void several_events_of_one_request_are_one() {
        RecentRequests known = RecentRequests.NONE.and("a", AT).and("b", AT).and("a", AT);
        RecentRequests dayAfter = known.and("c", AT.plus(RequestMark.KEPT));
        assertThat(known.cameAt()).containsOnlyKeys("a", "b");
        assertThat(dayAfter.cameAt()).containsOnlyKeys("c");
    }

    private static EventMessage<?> marked(IncidentEvent event, String request, Instant at) {
        return GenericEventMessage.asEventMessage(event).andMetaData(mark(request, at));
    }

    private static Map<String, String> mark(String request, Instant at) {
        return Map.of(RequestMark.REQUEST, request, RequestMark.AT, at.toString());
    }
}
