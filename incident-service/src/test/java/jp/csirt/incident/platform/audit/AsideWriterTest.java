package jp.csirt.incident.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("6.1(6)② 別書きの監査記録")
class AsideWriterTest {

    private final List<String> written = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    private void write(String entry) {
        if (away) {
            throw new StoreUnavailableException("away");
        }
        written.add(entry);
    }

    @Test
    @DisplayName("預けられた順に書き、止まる前に書き終える")
    void everything_is_written_in_order() {
        try (var writer = new AsideWriter<String>(10, this::write, n -> n + " lost")) {
            writer.offer("first");
            writer.offer("second");
        }
        assertThat(written).containsExactly("first", "second");
    }

    @Test
    @DisplayName("書けなかった件数を数え、書けるようになってから知らせる")
    void what_cannot_be_written_is_counted_and_told_later() {
        try (var writer = new AsideWriter<String>(10, this::write, n -> n + " lost")) {
            writer.everySecond(() -> {});
            away = true;
            writer.offer("one");
            writer.offer("two");
            Awaitility.await().until(() -> writer.lost() == 2);
            away = false;
            Awaitility.await().until(() -> !written.isEmpty());
            writer.offer("three");
            Awaitility.await().until(() -> written.size() == 2);
        }
        assertThat(written).containsExactly("2 lost", "three");
    }

    @Test
    @DisplayName("預かる件数には限りがあり、預ける者を待たせない")
    void who_hands_over_never_waits() {
        var held = new CountDownLatch(1);
        var writing = new CountDownLatch(1);
        try (var writer =
                new AsideWriter<String>(2, entry -> writeWhenReleased(entry, writing, held), n -> n + " lost")) {
            writer.offer("held");
            await(writing);
            for (int i = 0; i < 5; i++) {
                writer.offer("next " + i);
            }
            assertThat(writer.lost()).isEqualTo(3);
            assertThat(writer.waiting()).isEqualTo(2);
            held.countDown();
        }
        assertThat(written).containsExactly("held", "next 0", "next 1", "3 lost");
    }

    private void writeWhenReleased(String entry, CountDownLatch writing, CountDownLatch held) {
        writing.countDown();
        await(held);
        written.add(entry);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("止まった後に預けられたものは、失われたものとして数える")
    void what_comes_too_late_is_lost() {
        var writer = new AsideWriter<String>(2, this::write, n -> n + " lost");
        writer.close();
        writer.offer("late");
        writer.close();

        assertThat(writer.lost()).isEqualTo(1);
        assertThat(writer.waiting()).isZero();
        assertThat(written).isEmpty();
    }

    @Test
    @DisplayName("時の来たものを、自ら確かめて書く")
    void what_is_due_is_written() {
        var due = new ConcurrentLinkedQueue<>(List.of("due"));
        try (var writer = new AsideWriter<String>(2, this::write, n -> n + " lost")) {
            writer.everySecond(() -> Optional.ofNullable(due.poll()).ifPresent(writer::offer));
            Awaitility.await().until(() -> !written.isEmpty());
        }
        assertThat(written).containsExactly("due");
    }
}
