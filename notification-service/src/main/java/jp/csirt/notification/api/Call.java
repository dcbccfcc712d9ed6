package jp.csirt.notification.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.csirt.notification.store.Keys.Holder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;

/**
 * 呼出し.
 *
 * @param caller absent where nobody has to be known
 */
record Call(
        @Nullable Holder caller,
        Map<String, String> variables,
        MultiValueMap<String, String> query,
        HttpHeaders headers,
        Body body) {

    UUID by() {
        if (caller == null) {
            throw new IllegalStateException("this endpoint needs a key");
        }
        return caller.personId();
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** A path variable that is an id; 404 when it is none. */
    UUID id(String name) {
        UUID id = parsed(variable(name));
        if (id == null) {
            throw Refusal.notFound();
        }
        return id;
    }

    /** A query parameter that is an id; 400 when it is none. */
    @Nullable
    UUID parameterId(String name) {
        String text = parameter(name);
        UUID id = text == null ? null : parsed(text);
        if (text != null && id == null) {
            throw Refusal.parameter(name, "UUIDを指定してください。");
        }
        return id;
    }

    @Nullable
    String parameter(String name) {
        List<String> values = query.get(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw Refusal.parameter(name, "一度だけ指定してください。");
        }
        return values.getFirst() == null ? "" : values.getFirst();
    }

    void allowOnly(String... known) {
        for (String name : query.keySet()) {
            if (!Set.of(known).contains(name)) {
                throw Refusal.parameter(name, "知らない指定です。");
            }
        }
    }

    /** Whether the client takes that type; the first it names in its own order decides between two. */
    boolean accepts(MediaType type) {
        List<MediaType> accept = accept();
        return accept.isEmpty()
                || accept.stream().anyMatch(range -> range.getQualityValue() > 0 && range.includes(type));
    }

    /** Whether a page for people is wanted rather than JSON. */
    boolean prefersHtml() {
        List<MediaType> accept = accept();
        return accept.stream()
                .filter(range -> range.getQualityValue() > 0)
                .filter(range -> range.includes(MediaType.TEXT_HTML)
                        || range.getSubtype().endsWith("json"))
                .findFirst()
                .map(range -> range.includes(MediaType.TEXT_HTML))
                .orElse(false);
    }

    private List<MediaType> accept() {
        try {
            return headers.getAccept();
        } catch (InvalidMediaTypeException e) {
            throw Refusal.of("invalid-header", "Accept が読めません。");
        }
    }

    private static @Nullable UUID parsed(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text.toLowerCase(Locale.ROOT)) ? id : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
