package jp.csirt.incident.platform.messagestore;

import static jp.csirt.incident.platform.messagestore.Sagas.NORTH;
import static jp.csirt.incident.platform.messagestore.Sagas.SOUTH;
import static jp.csirt.incident.platform.messagestore.Sagas.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.messagestore.Sagas.Watch;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("サーガの変更の競合")
@ExtendWith(EmbeddedServer.class)
class SagaRacesTest {

    private static final int TIMES = 20;

    private final Sagas one;
    private final Sagas two;

    SagaRacesTest(TestDatabase database) {
        this.one = new Sagas(database);
        this.two = new Sagas(database);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    @DisplayName("読んだ後に他の台が書き換えれば、上書きせずに断る")
    void a_change_of_a_past_state_is_refused() {
        one.insert("a", NORTH);

        assertThatThrownBy(() -> within(() -> {
                    Watch read = one.read("a");
                    onAnotherThread(() -> two.advance("a", NORTH));
                    one.write("a", read.next(), SOUTH);
                    return "lost";
                }))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("saga a was changed");

        assertThat(one.step("a")).isEqualTo(1);
        assertThat(one.find(SOUTH)).isEmpty();
    }

    @Test
    @DisplayName("読んだ後に他の台が終えれば、よみがえらせずに断る")
    void a_change_of_what_is_gone_is_refused() {
        one.insert("a", NORTH);

        assertThatThrownBy(() -> within(() -> {
                    Watch read = one.read("a");
                    two.store().deleteSaga(Watch.class, "a", Set.of(NORTH));
                    one.write("a", read.next(), NORTH);
                    return "lost";
                }))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(one.find(NORTH)).isEmpty();
    }

    @Test
    @DisplayName("二台が競っても、断られた方がやり直せば、どの変更も失われない")
    void racing_changes_are_all_kept() throws Exception {
        one.insert("a", NORTH);
        var bothHaveRead = new CyclicBarrier(2);
        Future<Integer> first;
        Future<Integer> second;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            first = threads.submit(() -> advanceUntilKept(one, bothHaveRead));
            second = threads.submit(() -> advanceUntilKept(two, bothHaveRead));
        }

        assertThat(first.get() + second.get()).as("refusals").isPositive();
        assertThat(one.step("a")).isEqualTo(2 * TIMES);
    }

    /** How often it was refused; the first state is written only when both have read it. */
    private static int advanceUntilKept(Sagas sagas, CyclicBarrier bothHaveRead) {
        int refused = 0;
        for (int kept = 0; kept < TIMES; ) {
            boolean first = kept + refused == 0;
            try {
                within(() -> {
                    Watch read = sagas.read("a");
                    if (first) {
                        await(bothHaveRead);
                    }
                    sagas.write("a", read.next(), NORTH);
                    return read;
                });
                kept++;
            } catch (ConcurrencyException _) {
                refused++;
            }
        }
        return refused;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void onAnotherThread(Runnable work) {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            thread.submit(work).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
