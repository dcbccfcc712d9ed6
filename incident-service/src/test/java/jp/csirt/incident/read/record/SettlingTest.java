package jp.csirt.incident.read.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("措置が済んだ時")
class SettlingTest {

    private final Settling settling = new Settling();

    private static Instant at(int minute) {
        return Instant.parse("2026-02-20T00:00:00Z").plusSeconds(60L * minute);
    }

    @Test
    @DisplayName("指示のすべてが実施された時に済み、後からの実施では動かない")
    void it_is_settled_by_the_last_open_instruction() {
        settling.instructed(1);
        settling.instructed(2);
        settling.executed(List.of(1), at(10));
        assertThat(settling.settledAt()).isNull();
        settling.executed(List.of(2), at(20));
        settling.executed(List.of(), at(30));
        assertThat(settling.settledAt()).isEqualTo(at(20));
    }

    @Test
    @DisplayName("指示のない実施でも済み、新しい指示でまた続く")
    void a_new_instruction_opens_it_again() {
        settling.executed(List.of(), at(5));
        assertThat(settling.settledAt()).isEqualTo(at(5));
        settling.instructed(1);
        assertThat(settling.settledAt()).isNull();
        settling.executed(List.of(1), at(40));
        assertThat(settling.settledAt()).isEqualTo(at(40));
    }
}
