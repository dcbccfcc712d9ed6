package jp.csirt.incident.read.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("最初の回答")
class FirstAnswerTest {

    private static final Instant AT = Instant.parse("2026-02-20T00:05:00Z");
    private static final IncidentId ID = new IncidentId(new UUID(0, 1));
    private static final UUID ONE = new UUID(0, 11);
    private static final UUID TWO = new UUID(0, 12);

    private final List<RecordedEvent> events = new ArrayList<>();

    private FirstAnswerTest event(Map<String, Object> metadata) {
        long position = 100 + 10L * events.size();
        var act = new Act(new Actor(new UUID(9, 1), null, null), AT);
        events.add(new RecordedEvent(
                position,
                new UUID(1, position).toString(),
                "containment-not-needed",
                AT,
                metadata,
                new ContainmentNotNeeded(ID, act, "不要")));
        return this;
    }

    private static Map<String, Object> marked(String request, Instant at, Map<String, Object> more) {
        var all = new HashMap<>(more);
        all.put(RequestMark.REQUEST, request);
        all.put(RequestMark.DIGEST, "digest of " + request);
        all.put(RequestMark.AT, at.toString());
        return all;
    }

    private Optional<FirstAnswer> answer(String request, Instant at) {
        return new IncidentRecord(ID, events, 1, 1000, "").firstAnswer(new RequestMark(request, "asked now", at));
    }

    @Test
    @DisplayName("その要求の最後の出来事の版と位置、作ったものの番号とidを示す")
    void tells_what_the_request_brought_about() {
        event(Map.of())
                .event(marked("a", AT, Map.of()))
                .event(marked("a", AT, Map.of(RecordedEvent.CREATED_NUMBER, 7)))
                .event(marked("b", AT, Map.of(RecordedEvent.CREATED_IDS, List.of(TWO.toString(), ONE.toString()))))
                .event(Map.of());

        assertThat(answer("a", AT)).contains(new FirstAnswer("digest of a", 3, 120, 7, List.of()));
        assertThat(answer("b", AT)).contains(new FirstAnswer("digest of b", 4, 130, 0, List.of(TWO, ONE)));
        assertThat(answer("c", AT)).isEmpty();
    }

    @Test
    @DisplayName("24時間を過ぎると答えず、使い直された印には後の回答を示す")
    void is_kept_for_a_day() {
        event(marked("a", AT, Map.of()));
        assertThat(answer("a", AT.plus(RequestMark.KEPT).minusNanos(1))).isPresent();
        assertThat(answer("a", AT.plus(RequestMark.KEPT))).isEmpty();
        event(marked("a", AT.plus(RequestMark.KEPT), Map.of()));
        assertThat(answer("a", AT.plus(RequestMark.KEPT)).map(FirstAnswer::version))
                .contains(2L);
    }
}
