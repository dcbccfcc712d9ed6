package jp.csirt.incident.api.console.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Progress;
import jp.csirt.incident.api.console.frame.Progress.Reached;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.download.BundleProgress;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.read.detail.Erasure;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.AttachmentEntry;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 証拠の束: what it will hold, how far it is while it is being made, and the file. */
public final class BundlePages {

    private static final String PATH = "/incidents/{id}/bundle";
    private static final Duration OFTEN = Duration.ofMillis(500);
    private static final Reached BEGUN = new Reached("BEGUN", 0, 1);
    private static final Reached MADE = new Reached("MADE", 1, 1);

    /** How often the page asks for a task of which it has heard nothing. */
    private static final int PATIENCE = 10;

    private final Pages pages;
    private final InnerApi api;
    private final Progress progress;

    public BundlePages(Pages pages, InnerApi api, Progress progress) {
        this.pages = pages;
        this.api = api;
        this.progress = progress;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(Page.get(PATH, this::show), Page.get(PATH + ".zip", this::file));
    }

    private Mono<ServerResponse> show(Visit visit) {
        String task = task(visit);
        int asked = visit.parameter("asked").matches("[0-9]{1,2}") ? Integer.parseInt(visit.parameter("asked")) : 0;
        return api.get(visit, "/v1/incidents/" + visit.segment("id"), IncidentDetail.class)
                .doOnNext(_ -> permit(visit))
                .zipWith(progress.of(visit, task).map(Making::of).defaultIfEmpty(Making.unheard(asked)))
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
                                task,
                                "asked",
                                asked + 1)));
    }

    private static void permit(Visit visit) {
        if (Permission.READ_LOG.grantedTo(visit.caller()).isEmpty()) {
            throw ApiProblem.forbidden();
        }
    }

    /** What the page calls the making; any other word is as good as none. */
    private static String task(Visit visit) {
        String task = visit.parameter("task");
        return task.matches("[0-9a-f-]{36}") ? task : UUID.randomUUID().toString();
    }

    /** Tells how far it is until the file is there, or is not to be had. */
    private Mono<ServerResponse> file(Visit visit) {
        String task = task(visit);
        var reached = new AtomicReference<>(BEGUN);
        BundleProgress.listen(
                visit.request().attributes(), (stage, done, all) -> reached.set(new Reached(stage.name(), done, all)));
        Mono<ServerResponse> telling = Flux.interval(Duration.ZERO, OFTEN)
                .onBackpressureDrop()
                .concatMap(_ -> progress.tell(visit, task, reached.get()), 1)
                .then(Mono.never());
        return Mono.firstWithSignal(
                        api.through(visit, "/v1/incidents/" + visit.segment("id") + "/evidence-bundle"), telling)
                .delayUntil(_ -> progress.tell(visit, task, MADE));
    }

    /**
     * How the page shows it.
     *
     * @param stage the end of a key of the messages; empty where nothing is to be said
     * @param goesOn whether the page asks again by itself
     */
    record Making(String stage, long done, long all, boolean goesOn) {

        static Making of(Reached reached) {
            boolean bytes = reached.stage().equals(BundleProgress.Stage.FILES.name());
            long unit = bytes ? 1024 : 1;
            return new Making(
                    reached.stage(),
                    reached.done() / unit,
                    Math.max(1, reached.all() / unit),
                    !reached.stage().equals(MADE.stage()));
        }

        /** The button was pressed, but nobody has begun yet; after a while nobody will. */
        static Making unheard(int asked) {
            return asked == 0 || asked > PATIENCE ? new Making("", 0, 1, false) : new Making(BEGUN.stage(), 0, 1, true);
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
