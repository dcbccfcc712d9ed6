package jp.csirt.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("預かる量")
class RoomTest {

    private final Room room = new Room(10);

    @Test
    @DisplayName("皆で合わせて上限までを預かり、返した分はほかの人が使える")
    void all_hold_so_much_together() {
        Room.Share one = room.share();
        Room.Share other = room.share();
        assertThat(one.take(6)).isTrue();
        assertThat(other.take(5)).isFalse();
        assertThat(other.take(4)).isTrue();

        one.close();

        assertThat(other.take(6)).isTrue();
    }

    @Test
    @DisplayName("終わった要求は、遅れて届いたものを預からず、二度は返さない")
    void what_ended_takes_nothing() {
        Room.Share ended = room.share();
        assertThat(ended.take(10)).isTrue();
        ended.close();
        assertThat(ended.take(1)).isFalse();
        ended.close();

        Room.Share next = room.share();
        assertThat(next.take(10)).isTrue();
        assertThat(next.take(1)).isFalse();
    }
}
