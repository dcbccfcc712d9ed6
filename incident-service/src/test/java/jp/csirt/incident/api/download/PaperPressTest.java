package jp.csirt.incident.api.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormPaper;
import jp.csirt.incident.export.form.Stories;
import jp.csirt.incident.export.render.Paper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PaperPressTest {

    @Test
    @DisplayName("待ちが多すぎれば断り、空けばまた受け付ける")
    void overloaded_press_refuses_and_recovers() throws InterruptedException {
        var started = new CountDownLatch(2);
        var release = new CountDownLatch(1);
        try (var press = new PaperPress(2, 2)) {
            var held = Flux.fromStream(IntStream.range(0, 4).boxed())
                    .flatMap(_ -> press.html(() -> held(started, release)))
                    .collectList()
                    .toFuture();
            assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
            Mono<String> oneMore = press.html(PaperPressTest::paper);
            assertThatExceptionOfType(ApiProblem.class)
                    .isThrownBy(oneMore::block)
                    .satisfies(problem -> {
                        assertThat(problem.slug()).isEqualTo("overloaded");
                        assertThat(problem.headers()).containsKey("Retry-After");
                    });
            release.countDown();
            assertThat(held.join()).hasSize(4);
            assertThat(oneMore.block()).contains("SHIME-2026-0001");
        }
    }

    @Test
    @DisplayName("呼び出したスレッドでは描かない")
    void drawing_happens_elsewhere() {
        Thread caller = Thread.currentThread();
        try (var press = new PaperPress(1, 1)) {
            var page = press.html(() -> {
                        assertThat(Thread.currentThread()).isNotSameAs(caller);
                        return paper();
                    })
                    .block();
            assertThat(page).isNotEmpty();
        }
    }

    private static Paper held(CountDownLatch started, CountDownLatch release) {
        started.countDown();
        try {
            assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return paper();
    }

    private static Paper paper() {
        return FormPaper.of(Form.OCCURRENCE.fill(Stories.minimal().facts()));
    }
}
