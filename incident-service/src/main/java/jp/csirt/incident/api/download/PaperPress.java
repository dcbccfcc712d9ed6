package jp.csirt.incident.api.download;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.export.render.HtmlRenderer;
import jp.csirt.incident.export.render.Paper;
import jp.csirt.incident.export.render.PdfRenderer;
import jp.csirt.incident.export.sheet.CsvSheet;
import jp.csirt.incident.export.sheet.Sheet;
import jp.csirt.incident.export.sheet.XlsxSheet;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** 印刷: draws papers away from the event loop, a few at once; who would have to wait too long is sent away instead. */
public final class PaperPress implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Scheduler scheduler;
    private final PdfRenderer pdf = new PdfRenderer();
    private final HtmlRenderer html = new HtmlRenderer();

    /**
     * Starts no thread until there is something to draw.
     *
     * @param atOnce papers drawn at the same time
     * @param waiting papers that may wait for their turn
     */
    public PaperPress(int atOnce, int waiting) {
        var threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("papers-", 1).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        this.scheduler = Schedulers.fromExecutorService(threads, "papers");
    }

    /** The paper as a PDF file. Errors: 503 when too many wait already. */
    Mono<byte[]> pdf(Supplier<Paper> paper) {
        return drawn(() -> pdf.render(paper.get()));
    }

    /** The paper as a page. Errors: 503 when too many wait already. */
    Mono<String> html(Supplier<Paper> paper) {
        return drawn(() -> html.render(paper.get()));
    }

    /** The table as an Excel file. Errors: 503 when too many wait already. */
    Mono<byte[]> xlsx(Supplier<Sheet> sheet) {
        return drawn(() -> XlsxSheet.of(sheet.get()));
    }

    /** The table as a CSV file. Errors: 503 when too many wait already. */
    Mono<byte[]> csv(Supplier<Sheet> sheet) {
        return drawn(() -> CsvSheet.of(sheet.get()));
    }

    @Override
    public void close() {
        scheduler.dispose();
    }

    /** Whatever takes its time. Errors: 503 when too many wait already. */
    <T> Mono<T> drawn(Callable<T> drawing) {
        return Mono.fromCallable(drawing)
                .subscribeOn(scheduler)
                .onErrorMap(
                        RejectedExecutionException.class,
                        _ -> ApiProblem.unavailable("overloaded", "様式の作成が混み合っています。少し待ってからもう一度お試しください。"));
    }
}
