package jp.csirt.notification.api;

import static jp.csirt.notification.api.Route.Access.OPEN;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Notification.State;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.outbox.LimitText;
import jp.csirt.notification.reach.Links;
import jp.csirt.notification.reach.Links.Link;
import jp.csirt.notification.reach.Reaching;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.template.Glossary;
import org.springframework.web.util.HtmlUtils;

/** 確認のページ: what a link opens. Opening it changes nothing, because scanners of mail open links too. */
final class ConfirmationPages {

    private final Links links;
    private final Notifications notifications;
    private final Reaching reaching;
    private final Glossary glossary;
    private final ProblemTypes problems;
    private final Runnable news;
    private final Clock clock;

    ConfirmationPages(
            Links links,
            Notifications notifications,
            Reaching reaching,
            Glossary glossary,
            ProblemTypes problems,
            Runnable news,
            Clock clock) {
        this.links = links;
        this.notifications = notifications;
        this.reaching = reaching;
        this.glossary = glossary;
        this.problems = problems;
        this.news = news;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/c/{token}", OPEN, call -> () -> answer(call, () -> shown(call))),
                Route.post("/c/{token}", OPEN, call -> () -> answer(call, () -> confirmed(call))));
    }

    /** Refusals are pages too, unless the client wants JSON. */
    private Reply answer(Call call, Supplier<Reply> act) {
        try {
            return act.get();
        } catch (Refusal refusal) {
            Locale language = Problems.language(call.headers());
            Reply page = Reply.page(
                    problems.status(refusal),
                    html(
                            problems.title(refusal, language),
                            "<p>" + HtmlUtils.htmlEscape(String.valueOf(refusal.getMessage()), "UTF-8") + "</p>"));
            return wantsJson(call)
                    ? new Reply(
                            problems.status(refusal),
                            "application/problem+json",
                            problems.json(refusal, language),
                            page.headers())
                    : page;
        }
    }

    private static boolean wantsJson(Call call) {
        return !call.prefersHtml()
                && call.headers().containsHeader("Accept")
                && call.headers().getAccept().stream()
                        .anyMatch(type -> type.getSubtype().endsWith("json"));
    }

    private Reply shown(Call call) {
        Notification notification = notification(link(call));
        Request request = notification.request();
        String facts = facts(request);
        boolean done = notification.state() == State.CONFIRMED;
        String act = done
                ? "<p><strong>確認済みです。</strong></p>"
                : "<form method=\"post\"><button type=\"submit\">確認しました / I confirm</button></form>";
        return Reply.page(200, html("連絡の確認", facts + act));
    }

    private Reply confirmed(Call call) {
        Link link = link(call);
        Notification notification = notification(link);
        switch (reaching.confirm(link.notificationId(), link.personId(), Optional.of(link.channel()))) {
            case DONE -> news.run();
            case ALREADY, NOT_WANTED -> throw NotificationRoutes.alreadyConfirmed();
            case UNKNOWN -> throw Refusal.notFound();
        }
        Reply page = Reply.page(200, html("確認しました", facts(notification.request())));
        return wantsJson(call)
                ? new Reply(
                        200,
                        Reply.JSON,
                        Json.object()
                                .put("notificationId", link.notificationId().toString())
                                .put("state", State.CONFIRMED.name())
                                .toString(),
                        page.headers())
                : page;
    }

    private Link link(Call call) {
        Link link = links.read(call.variable("token")).orElseThrow(Refusal::notFound);
        if (clock.instant().isAfter(link.until())) {
            throw Refusal.of("link-expired", "このリンクの期限は過ぎています。事案の画面か、電話で確認してください。");
        }
        return link;
    }

    private Notification notification(Link link) {
        return notifications.find(link.notificationId()).orElseThrow(Refusal::notFound);
    }

    private String facts(Request request) {
        String drill = request.drill() ? "【訓練】" : "";
        String due =
                request.dueAt() == null ? "" : "<p>期限: %s</p>".formatted(LimitText.of(request.dueAt(), Language.JA));
        return "<p>%s%s（レベル%d）</p><p>%s</p>%s"
                .formatted(
                        drill,
                        HtmlUtils.htmlEscape(request.number(), "UTF-8"),
                        request.level(),
                        HtmlUtils.htmlEscape(glossary.matter(request.what(), Language.JA), "UTF-8"),
                        due);
    }

    private static String html(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="ja"><head><meta charset="UTF-8"><meta name="robots" content="noindex">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
                <style>body{font-family:sans-serif;margin:2em;line-height:1.7}button{font-size:1.2em;padding:.6em 1.2em}</style>
                </head><body><h1>%s</h1>%s</body></html>
                """.formatted(title, title, body);
    }
}
