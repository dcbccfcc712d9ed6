package jp.csirt.notification.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.csirt.notification.channel.Letter;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.reach.Links;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.template.Glossary;
import jp.csirt.notification.template.MessageTemplate;
import jp.csirt.notification.template.Templates;
import org.jspecify.annotations.Nullable;

/** 作文: a message becomes a letter in the language of the person. */
public final class Composer {

    private static final String DRILL = "【訓練】";
    private static final List<String> NOT_TOLD = List.of("期限", "根拠", "未確認", "確認期限", "確認リンク");

    private final Notifications notifications;
    private final Templates templates;
    private final Glossary glossary;
    private final Links links;

    public Composer(Notifications notifications, Templates templates, Glossary glossary, Links links) {
        this.notifications = notifications;
        this.templates = templates;
        this.glossary = glossary;
        this.links = links;
    }

    /** The letter; empty when there is nothing left to tell. */
    public Optional<Letter> letter(Message message, Language language) {
        List<Notification> about = notifications.find(message.notificationIds());
        return switch (message.kind()) {
            case SINGLE ->
                about.stream()
                        .findFirst()
                        .map(notification -> notification.request().endsBefore(message.rung())
                                ? unanswered(message, notification.request(), language)
                                : single(message, notification, language));
            case STORM -> Optional.of(storm(message, about, language));
            case DIGEST, WEEKLY, TEST, ALARM, LIFE -> Optional.of(plain(message, language));
        };
    }

    private Letter single(Message message, Notification notification, Language language) {
        Request request = notification.request();
        String confirm = confirmation(message, request);
        String incident = links.incident(request.incidentId());
        var words = new HashMap<String, String>();
        words.put("訓練", request.drill() ? DRILL : "");
        words.put("番号", request.number());
        words.put("レベル", String.valueOf(request.level()));
        words.put("用件", glossary.matter(request.what(), language));
        words.put("種類", glossary.kind(request.kind(), language));
        words.put("期限", LimitText.of(request.dueAt(), language));
        words.put("根拠", request.clause());
        words.put("未確認", Notification.followsUp(message.rung()) ? followUp(language) : "");
        words.put("確認期限", confirm == null ? "" : LimitText.of(notification.confirmBy(), language));
        words.put("確認リンク", confirm == null ? "" : confirm);
        words.put("事案リンク", incident);
        MessageTemplate template = templates.of(Kind.SINGLE, language);
        return new Letter(
                message.id(),
                Kind.SINGLE.name(),
                message.notificationIds(),
                request.number(),
                request.level(),
                template.subject(words),
                template.text(words),
                request.dueAt(),
                confirm,
                incident,
                request.drill());
    }

    /**
     * For those who are told because none of the request's own posts answered: they may be the very ones from whom the incident
     * is kept, so that they learn where it is and nothing of it; whoever may see it sees the rest there.
     */
    private Letter unanswered(Message message, Request request, Language language) {
        String incident = links.incident(request.incidentId());
        var words = new HashMap<String, String>();
        NOT_TOLD.forEach(name -> words.put(name, ""));
        words.put("訓練", request.drill() ? DRILL : "");
        words.put("番号", onScreen(language));
        words.put("レベル", onScreen(language));
        words.put("用件", unanswered(language));
        words.put("種類", onScreen(language));
        words.put("事案リンク", incident);
        return letter(message, words, language, Kind.SINGLE.name(), incident, request.drill());
    }

    private static String onScreen(Language language) {
        return language == Language.JA ? "（画面で確認）" : "(see the console)";
    }

    private static String unanswered(Language language) {
        return language == Language.JA
                ? "誰にも届かないか、確認されていない連絡があります"
                : "A notification that reached nobody or was not confirmed";
    }

    private Letter storm(Message message, List<Notification> about, Language language) {
        boolean drill = !about.isEmpty() && about.getFirst().request().drill();
        Map<String, String> words = Map.of(
                "訓練", drill ? DRILL : "",
                "件数", String.valueOf(about.size()),
                "一覧",
                        about.stream()
                                .map(notification -> lines(message, notification, language))
                                .collect(Collectors.joining("\n\n")));
        return letter(message, words, language, Kind.STORM.name(), null, drill);
    }

    private String lines(Message message, Notification notification, Language language) {
        Request request = notification.request();
        if (notification.state() == Notification.State.EXHAUSTED) {
            return "・" + unanswered(language) + "\n" + incident(request, language);
        }
        var lines = new ArrayList<String>();
        lines.add(item(request.number(), request.what(), request.dueAt(), request.level(), language));
        String confirm = confirmation(message, request);
        if (confirm != null) {
            lines.add((language == Language.JA ? "確認: " : "Confirm: ") + confirm);
        }
        lines.add(incident(request, language));
        return String.join("\n", lines);
    }

    private String incident(Request request, Language language) {
        return (language == Language.JA ? "事案: " : "Incident: ") + links.incident(request.incidentId());
    }

    /** One request or open item as a line. */
    public String item(String number, String what, @Nullable Instant dueAt, int level, Language language) {
        String wanted = glossary.matter(what, language);
        String due =
                dueAt == null ? "" : (language == Language.JA ? "　期限 " : ", until ") + LimitText.of(dueAt, language);
        String of = level < 0 ? "" : (language == Language.JA ? "（レベル" + level + "）" : " (level " + level + ")");
        return "・" + number + of + " " + wanted + due;
    }

    private Letter plain(Message message, Language language) {
        return letter(message, message.words(), language, header(message.kind()), null, false);
    }

    private Letter letter(
            Message message,
            Map<String, String> words,
            Language language,
            String kind,
            @Nullable String incident,
            boolean drill) {
        MessageTemplate template = templates.of(message.kind(), language);
        return new Letter(
                message.id(),
                kind,
                message.notificationIds(),
                null,
                null,
                template.subject(words),
                template.text(words),
                null,
                null,
                incident,
                drill);
    }

    /** The kinds that mails tell are fewer. */
    private static String header(Kind kind) {
        return switch (kind) {
            case ALARM -> Kind.SINGLE.name();
            case LIFE -> Kind.DIGEST.name();
            case SINGLE, STORM, DIGEST, WEEKLY, TEST -> kind.name();
        };
    }

    private @Nullable String confirmation(Message message, Request request) {
        return request.wantsConfirmation()
                ? links.confirmation(request.notificationId(), message.personId(), message.channel())
                : null;
    }

    private static String followUp(Language language) {
        return switch (language) {
            case JA -> "先に連絡した担当者が未確認のため、あなたに連絡しています。";
            case EN -> "Nobody who was told before has confirmed (未確認のため); you are next.";
        };
    }
}
