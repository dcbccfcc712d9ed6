package jp.csirt.notification.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.notification.channel.MailChannel;
import jp.csirt.notification.channel.WebhookSecret;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Contact;
import jp.csirt.notification.domain.ContactPoint;
import jp.csirt.notification.domain.ContactPoint.Format;
import jp.csirt.notification.domain.ContactPoint.Hours;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.QuietHours;
import org.jspecify.annotations.Nullable;

/** 連絡先の登録の要求. A webhook keeps the secret it has at its address; a new one gets one that is told once. */
final class ContactRequest {

    private static final int ADDRESS = 2000;
    private static final int SHORT = 200;
    private static final int POINTS = 20;

    private final @Nullable Contact before;
    private final Set<String> made = new HashSet<>();

    ContactRequest(@Nullable Contact before) {
        this.before = before;
    }

    /** The secrets that were made here. */
    Set<String> made() {
        return made;
    }

    Contact read(UUID personId, JsonObject json, Instant at) {
        Optional<Language> language = json.oneOf("language", Language.class, Language::code, true);
        List<JsonObject> entries = json.objects("points");
        if (entries.size() > POINTS) {
            json.fault("points", "TOO_MANY", "%d件までです。".formatted(POINTS));
        }
        List<ContactPoint> points =
                entries.stream().flatMap(entry -> point(entry).stream()).toList();
        QuietHours quiet = json.object("quietHours").map(ContactRequest::quiet).orElse(null);
        json.orRefuse();
        return new Contact(personId, language.orElseThrow(), points, quiet, at);
    }

    private Optional<ContactPoint> point(JsonObject entry) {
        Optional<Channel> kind = entry.oneOf("kind", Channel.class, Channel::name, true);
        String address = entry.line("address", ADDRESS);
        Hours hours = entry.oneOf("hours", Hours.class, Hours::name, false).orElse(Hours.ALWAYS);
        Optional<Format> format = entry.oneOf("format", Format.class, Format::name, false);
        String secret = entry.optionalLine("secret", SHORT);
        entry.end();
        if (kind.isEmpty() || address.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind.get()) {
                    case MAIL -> {
                        if (!MailChannel.isAddress(address)) {
                            entry.fault("address", "WRONG_FORM", "メールアドレスを一つ送ってください。");
                        }
                        noWebhook(entry, format.isPresent(), secret);
                        yield new ContactPoint(Channel.MAIL, address, hours, null, null);
                    }
                    case PHONE -> {
                        noWebhook(entry, format.isPresent(), secret);
                        yield new ContactPoint(Channel.PHONE, address, hours, null, null);
                    }
                    case WEBHOOK -> {
                        if (!isWebAddress(address)) {
                            entry.fault("address", "WRONG_FORM", "http か https のURLを送ってください（利用者名を含まないもの）。");
                        }
                        if (secret != null && !WebhookSecret.isSecret(secret)) {
                            entry.fault("secret", "WRONG_FORM", "whsec_ と24～64バイトのBase64を送ってください。");
                        }
                        yield new ContactPoint(
                                Channel.WEBHOOK,
                                address,
                                hours,
                                format.orElse(Format.JSON),
                                secret == null ? known(address) : secret);
                    }
                });
    }

    private static void noWebhook(JsonObject entry, boolean format, @Nullable String secret) {
        if (format || secret != null) {
            entry.fault(format ? "format" : "secret", "CONTRADICTION", "WEBHOOKだけに指定できます。");
        }
    }

    private String known(String address) {
        List<ContactPoint> points = before == null ? List.of() : before.points();
        return points.stream()
                .filter(point ->
                        point.kind() == Channel.WEBHOOK && point.address().equals(address))
                .flatMap(point -> Stream.ofNullable(point.secret()))
                .findFirst()
                .orElseGet(() -> {
                    String secret = WebhookSecret.random();
                    made.add(secret);
                    return secret;
                });
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = new URI(address);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getPort() <= 65_535;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static QuietHours quiet(JsonObject json) {
        var quiet = new QuietHours(time(json, "from"), time(json, "to"));
        json.end();
        return quiet;
    }

    private static LocalTime time(JsonObject json, String name) {
        Optional<LocalTime> time = json.parsed(
                name,
                text -> {
                    try {
                        return text.matches("[0-2][0-9]:[0-5][0-9]")
                                ? Optional.of(LocalTime.parse(text))
                                : Optional.empty();
                    } catch (DateTimeException _) {
                        return Optional.empty();
                    }
                },
                "時刻（例 22:00）を送ってください。");
        if (time.isEmpty()) {
            json.required(name);
        }
        return time.orElse(LocalTime.MIDNIGHT);
    }
}
