package jp.csirt.incident.api.console.frame;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.api.security.Session;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.domain.access.Post;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import reactor.core.publisher.Mono;

/** 画面の描画: templates with the frame that all pages share. */
public final class Pages {

    /** What a page may load and do: its own parts only, no script or style inside. */
    static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final SpringTemplateEngine engine;
    private final Assets assets;
    private final List<Entry> menu;
    private final boolean demo;
    private final Mono<Long> reached;

    /**
     * The pages.
     *
     * @param menu what the menu offers, in order
     * @param demo whether a banner says so
     * @param reached up to which position of the log the pages show everything
     */
    public Pages(Assets assets, List<Entry> menu, boolean demo, Mono<Long> reached) {
        this.engine = engine();
        this.reached = reached;
        this.assets = assets;
        this.menu = List.copyOf(menu);
        this.demo = demo;
    }

    private static SpringTemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver(Pages.class.getClassLoader());
        resolver.setPrefix("console/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("console/messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }

    /** The page, 200. */
    public Mono<ServerResponse> show(Visit visit, String template, Map<String, Object> model) {
        return show(visit, 200, template, model);
    }

    /** The page, which its script asks for anew when anything is recorded after the position from which it was made. */
    public Mono<ServerResponse> live(Visit visit, String template, Mono<Map<String, Object>> model) {
        return reached.zipWhen(_ -> model, Pages::from).flatMap(all -> show(visit, template, all));
    }

    private static Map<String, Object> from(long position, Map<String, Object> model) {
        var all = new HashMap<>(model);
        all.put("position", position);
        return all;
    }

    /** The page. */
    public Mono<ServerResponse> show(Visit visit, int status, String template, Map<String, Object> model) {
        var answer = ServerResponse.status(status).contentType(HTML).header("Content-Security-Policy", POLICY);
        if (!visit.hasCookie()) {
            answer.cookie(SessionCookie.with(
                    visit.secret(), visit.request().exchange().getRequest()));
        }
        return Mono.fromSupplier(() -> html(visit, template, model)).flatMap(answer::bodyValue);
    }

    private String html(Visit visit, String template, Map<String, Object> model) {
        var context = new Context(visit.english() ? Locale.ENGLISH : Locale.JAPANESE);
        model.forEach(context::setVariable);
        context.setVariable("frame", frame(visit));
        context.setVariable("times", visit.times());
        return engine.process(template, context);
    }

    private Frame frame(Visit visit) {
        Session session = visit.session();
        String path = visit.request().requestPath().pathWithinApplication().value();
        return new Frame(
                visit.english() ? "en" : "ja",
                assets.at("console.css"),
                assets.at("console.js"),
                assets.at("favicon.svg"),
                visit.csrf(),
                demo,
                session == null ? "" : session.caller().title(),
                session == null ? "" : posts(session),
                session == null ? "" : at(visit, session.before()),
                session == null ? "" : at(visit, session.out()),
                session == null ? 0 : session.failures(),
                visit.parameter(Rescue.UNSENT).equals("1"),
                visit.isRestored(),
                visit.form().id().isEmpty()
                        ? UUID.randomUUID().toString()
                        : visit.form().id(),
                session == null
                        ? List.of()
                        : menu.stream()
                                .filter(entry -> entry.shown().to(session.caller()))
                                .map(entry -> new Link(entry.name(), entry.path(), entry.isAt(path)))
                                .toList());
    }

    private static String at(Visit visit, @Nullable Instant at) {
        return at == null ? "" : visit.times().at(at);
    }

    private static String posts(Session session) {
        return String.join(
                "、",
                session.caller().posts().stream()
                        .map(Post::role)
                        .distinct()
                        .map(role -> role.label())
                        .toList());
    }

    /** One line of the menu; {@code name} is a key of the messages. */
    public record Entry(String name, String path, Shown shown) {

        boolean isAt(String where) {
            return path.equals("/") ? where.equals("/") : where.equals(path) || where.startsWith(path + "/");
        }
    }

    /** For whom a line of the menu is. */
    @FunctionalInterface
    public interface Shown {
        boolean to(jp.csirt.incident.domain.access.Caller caller);
    }

    /** A line of the menu as it is shown. */
    public record Link(String name, String path, boolean here) {}

    /**
     * What the frame of a page shows.
     *
     * @param before when the person logged in before; empty at the first time
     * @param failures attempts that failed since then
     * @param unsent whether what was sent last was not recorded, because the session had ended
     * @param restored whether the page is shown with what was typed before
     * @param form what tells the form of the page from the same in another tab, however often it is shown again
     */
    public record Frame(
            String lang,
            String css,
            String script,
            String icon,
            String csrf,
            boolean demo,
            String person,
            String posts,
            String before,
            String out,
            int failures,
            boolean unsent,
            boolean restored,
            String form,
            List<Link> menu) {

        /** Whether somebody is logged in. */
        public boolean known() {
            return !person.isEmpty();
        }
    }
}
