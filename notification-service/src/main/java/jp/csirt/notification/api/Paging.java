package jp.csirt.notification.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.csirt.notification.store.Cursor;
import jp.csirt.notification.store.Page;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 頁の指定: which part of a list is wanted.
 *
 * @param question the list and its filters, which a cursor is bound to
 * @param after the last entry of the page before
 */
record Paging(String question, int limit, @Nullable Cursor after) {

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    private static final int MOST = 1000;
    private static final Pattern FORM =
            Pattern.compile("(-?[0-9]{1,10})/([0-9]{1,15})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** What a call wants of a list: all of it up to the most, unless it says less. */
    static Paging of(Call call, String question) {
        return new Paging(question, limit(call.parameter(LIMIT)), cursor(call.parameter(CURSOR), question));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return MOST;
        }
        if (!text.matches("[1-9][0-9]{0,2}|" + MOST)) {
            throw Refusal.parameter(LIMIT, "1から%dで指定してください。".formatted(MOST));
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Cursor cursor(@Nullable String text, String question) {
        if (text == null) {
            return null;
        }
        Matcher parts = FORM.matcher(decoded(text));
        if (!parts.matches()) {
            throw Refusal.parameter(CURSOR, "前の頁の nextCursor をそのまま指定してください。");
        }
        if (!parts.group(1).equals(mark(question))) {
            throw Refusal.of("cursor-mismatch", "このカーソルは別の一覧又は条件のものです。同じ指定で使ってください。");
        }
        return new Cursor(Instant.ofEpochMilli(Long.parseLong(parts.group(2))), UUID.fromString(parts.group(3)));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /** The same on every node and after a restart. */
    private static String mark(String question) {
        return String.valueOf(question.hashCode());
    }

    <T> ObjectNode answer(Page<T> page, Function<T, ? extends JsonNode> shape) {
        Cursor next = page.next();
        return Json.items(page.items(), shape).put("nextCursor", next == null ? null : text(next));
    }

    private String text(Cursor next) {
        String text = "%s/%d/%s".formatted(mark(question), next.at().toEpochMilli(), next.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
