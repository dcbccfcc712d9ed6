package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Progress;
import jp.csirt.incident.api.console.frame.Progress.Reached;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.download.BundleProgress;
import jp.csirt.incident.api.download.BundleProgress.Stage;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.read.detail.Erasure;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.AttachmentEntry;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 証拠一式: what it will hold, how far it is while it is being made, and the file. */
public final class BundlePages {

    private static final String PATH = "/incidents/{id}/bundle";

    /** Whoever makes it says so twice a second; who has not for so long has died. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    /** How often in turn the page asks for a making of which nobody has said anything. */
    private static final int PATIENCE = 10;

    private final Pages pages;
    private final InnerApi api;
    private final Progress progress;
    private final Clock machine;

    public BundlePages(Pages pages, InnerApi api, Progress progress, Clock machine) {
        this.pages = pages;
        this.api = api;
        this.progress = progress;
        this.machine = machine;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(Page.get(PATH, this::show), Page.get(PATH + ".zip", this::file));
    }

    private Mono<ServerResponse> show(Visit visit) {
        String task = task(visit);
        int asked = visit.parameter("asked").matches("[0-9]") ? Integer.parseInt(visit.parameter("asked")) : PATIENCE;
        return api.get(visit, "/v1/incidents/" + visit.segment("id"), IncidentDetail.class)
                .doOnNext(_ -> permit(visit))
                .zipWith(making(visit, task, asked))
                .flatMap(both -> pages.show(
                        visit,
                        "bundle",
                        Map.of(
                                "incident",
                                both.getT1(),
                                "holds",
                                Bundled.of(both.getT1()),
                                "making",
                                both.getT2(),
                                "task",
                                task.isEmpty() ? UUID.randomUUID().toString() : task)));
    }

    private static void permit(Visit visit) {
        if (Permission.READ_LOG.grantedTo(visit.caller()).isEmpty()) {
            throw ApiProblem.forbidden(Permission.READ_LOG.roles());
        }
    }

    /** What the page calls the making; empty before there is one, or where it is no such name. */
    private static String task(Visit visit) {
        String task = visit.parameter("task");
        return task.matches("[0-9a-f-]{36}") ? task : "";
    }

    private Mono<Making> making(Visit visit, String task, int asked) {
        return task.isEmpty()
                ? Mono.just(Making.NONE)
                : progress.of(visit, task)
                        .map(last -> Making.of(last, machine.instant()))
                        .defaultIfEmpty(Making.unheard(asked));
    }

    /** It is told how far it is while the API makes it. */
    private Mono<ServerResponse> file(Visit visit) {
        Mono<ServerResponse> made = api.through(visit, "/v1/incidents/" + visit.segment("id") + "/evidence-bundle");
        return task(visit).isEmpty() ? made : told(visit, made);
    }

    private Mono<ServerResponse> told(Visit visit, Mono<ServerResponse> making) {
        return Mono.defer(() -> {
            var newest = new AtomicReference<Optional<Reached>>(Optional.empty());
            BundleProgress.listen(
                    visit.request().attributes(),
                    (stage, done, all) ->
                            newest.set(Optional.of(new Reached(machine.instant(), stage.name(), done, all))));
            Runnable end = () -> newest.updateAndGet(reached -> reached.map(Making::last));
            return progress.telling(
                    visit, task(visit), making.doOnTerminate(end).doOnCancel(end), newest::get);
        });
    }

    /**
     * How the page shows it.
     *
     * @param stage the end of a key of the messages; empty where nothing is to be said
     * @param goesOn whether the page asks again by itself
     * @param asked how often in turn it will have asked in vain
     */
    record Making(String stage, long done, long all, boolean goesOn, int asked) {

        private static final String LOST = "LOST";
        private static final Making NONE = new Making("", 0, 1, false, 0);

        static Making of(Reached last, Instant now) {
            boolean over = last.stage().equals(LOST) || last.stage().equals(Stage.MADE.name());
            if (!over && last.at().plus(QUIET).isBefore(now)) {
                return new Making(LOST, 0, 1, false, 0);
            }
            long unit = last.stage().equals(Stage.FILES.name()) ? 1024 : 1;
            return new Making(last.stage(), last.done() / unit, Math.max(1, last.all() / unit), !over, 0);
        }

        /** The button was pressed, but nobody has begun yet; after a while nobody will. */
        static Making unheard(int asked) {
            return asked < PATIENCE ? new Making(Stage.BEGUN.name(), 0, 1, true, asked + 1) : NONE;
        }

        /** What is left to be said when it has ended: that there is a file, or that there is none. */
        private static Reached last(Reached newest) {
            return newest.stage().equals(Stage.MADE.name()) ? newest : new Reached(newest.at(), LOST, 0, 1);
        }
    }

    /** What it will hold, so that whoever waits for it knows for what. */
    record Bundled(long events, int files, String megabytes) {

        private static final double MEGABYTE = 1 << 20;

        static Bundled of(IncidentDetail detail) {
            Erasure erasure = detail.erasure();
            List<AttachmentEntry> files =
                    erasure == null || erasure.erased() == null ? detail.attachments() : List.of();
            long bytes =
                    files.stream().mapToLong(entry -> entry.attachment().size()).sum();
            return new Bundled(detail.version(), files.size(), "%.1f".formatted(Math.ceil(bytes / MEGABYTE * 10) / 10));
        }
    }
}
