package jp.csirt.incident.export.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.FormPaper;
import jp.csirt.incident.export.form.Stories;
import jp.csirt.incident.export.office.OfficeType;
import jp.csirt.incident.export.render.PdfRenderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every figure's line begins with BENCH. {@code cpu} is what one thread used, which other work on the machine does not change
 * much; {@code heap} is what sixteen at once keep alive beyond what the warm service keeps anyway.
 */
@Tag("bench")
@DisplayName("計測: 様式のファイル")
class OfficeBenchmark {

    private static final OfficeForms FORMS = new OfficeForms();
    private static final PdfRenderer PDF = new PdfRenderer();
    private static final int WARM_UP = Integer.getInteger("office.warm-up", 200);
    private static final int MEASURED = Integer.getInteger("office.measured", 100);
    private static final int AT_ONCE = 16;

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "docx", "xlsx"})
    @DisplayName("一件を書く時間")
    void time_of_one_file(String format) {
        Supplier<byte[]> writing = writing(format);
        long[] wall = new long[MEASURED];
        long[] cpu = new long[MEASURED];
        IntStream.range(0, WARM_UP).forEach(_ -> assertThat(writing.get()).isNotEmpty());
        for (int at = 0; at < MEASURED; at++) {
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            assertThat(writing.get()).isNotEmpty();
            wall[at] = System.nanoTime() - start;
            cpu[at] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used;
        }
        print(format + ".wall", wall);
        print(format + ".cpu", cpu);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "docx", "xlsx"})
    @DisplayName("十六件を同時に書くときのメモリ")
    void memory_of_sixteen_at_once(String format) {
        Supplier<byte[]> writing = writing(format);
        IntStream.range(0, AT_ONCE).forEach(_ -> assertThat(writing.get()).isNotEmpty());
        long idle = kept();
        long most = idle;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int round = 0; round < 5; round++) {
                CompletableFuture<?>[] files = IntStream.range(0, AT_ONCE)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(writing, threads))
                        .toArray(CompletableFuture<?>[]::new);
                CompletableFuture<Void> all = CompletableFuture.allOf(files);
                while (!isDoneSoon(all)) {
                    most = Math.max(most, kept());
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "BENCH office.%s.heap-of-16 %.1f MiB%n", format, (most - idle) / 1024.0 / 1024.0);
    }

    /** Looks for what is kept a few times a round only: each look stops everything. */
    private static boolean isDoneSoon(CompletableFuture<Void> all) {
        try {
            all.get(100, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Supplier<byte[]> writing(String format) {
        FormDocument document = Form.OCCURRENCE.fill(Stories.full().facts());
        if (format.equals("pdf")) {
            return () -> PDF.render(FormPaper.of(document));
        }
        OfficeType type = OfficeType.of(format).orElseThrow();
        return () -> FORMS.write(document, type, FORMS.builtIn(Form.OCCURRENCE, type));
    }

    private static long kept() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(Locale.ROOT, "BENCH office.%s.median %.1f ms%n", what, nanos[nanos.length / 2] / 1e6);
        System.out.printf(Locale.ROOT, "BENCH office.%s.p95 %.1f ms%n", what, nanos[nanos.length * 95 / 100] / 1e6);
    }
}
