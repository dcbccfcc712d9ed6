package jp.csirt.incident.api.console.frame;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Body;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** 送られた用紙: the fields of a form, in the order in which they were sent. */
public record Form(Map<String, List<String>> fields) {

    /** No form was sent. */
    public static final Form NONE = new Form(Map.of());

    /** What the button 「行を増やす」 sends: the name of the rows. */
    public static final String MORE = "more";

    private static final String ID = "_form";

    private static final int MOST = 2000;

    /** A form says the bytes of a text in up to three signs each, and the API says how long a text may be. */
    static final int TEXTS = 4 * Body.LIMIT;

    /** What a form for everybody holds at most: a name, passwords, a code. */
    static final int SMALL = 64 << 10;

    public Form {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * The form in the body. Errors: 415, 413, 503, and 400 for what no browser sends.
     *
     * @param room whether so many bytes more may be held
     */
    static Mono<Form> read(ServerRequest request, int limit, IntPredicate room) {
        return Body.read(request, List.of(MediaType.APPLICATION_FORM_URLENCODED), limit, Form::tooLarge, room)
                .map(bytes -> bytes.length == 0 ? NONE : parse(Body.text(bytes)))
                .defaultIfEmpty(NONE);
    }

    /** A form that was refused before it was read, or none where it cannot be read. */
    static Form sent(byte[] body) {
        try {
            return parse(Body.text(body));
        } catch (ApiProblem _) { // the refusal that is told is the first one
            return NONE;
        }
    }

    private static ApiProblem tooLarge() {
        return ApiProblem.of("body-too-large", "書いた内容が大きすぎて、受け取れません。ブラウザーの「戻る」で用紙に戻り、短くするか、添付ファイルにして送ってください。");
    }

    /** The form as a browser sends it. */
    public static Form parse(String text) {
        var fields = new LinkedHashMap<String, List<String>>();
        String[] pairs = text.split("&", MOST + 1);
        if (pairs.length > MOST) {
            throw ApiProblem.of("body-too-large", "項目が多すぎます。");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            fields.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
        }
        return new Form(fields);
    }

    /** Browsers send each line end as CR LF, whatever was typed. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IllegalArgumentException e) {
            throw ApiProblem.of("malformed-request", "送られた内容が読めません。");
        }
    }

    /** What {@link #parse} reads. */
    public String encoded() {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether the page was shown to somebody who had not logged in, and said so. */
    boolean isOfGuest() {
        return text("guest").equals("yes");
    }

    /** What tells the form from others of its page, in whatever tabs they are open. */
    public String id() {
        return text(ID);
    }

    /** A form in its place, in which nothing was typed. */
    Form anew() {
        return new Form(Map.of(ID, List.of(id())));
    }

    /** Whether nothing was sent, or typed. */
    public boolean isEmpty() {
        return fields.keySet().stream().allMatch(ID::equals);
    }

    /** The field's text; empty when it was not sent. */
    public String text(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Whether the form is only to be shown again, with more rows. */
    public boolean asksForRows() {
        return fields.containsKey(MORE);
    }

    /** The numbers of the rows that were sent, filled in or not. */
    public List<Integer> rows(String name) {
        Pattern row = Pattern.compile(Pattern.quote(name) + "\\.([0-9]{1,9})\\..*", Pattern.DOTALL);
        return fields.keySet().stream()
                .map(row::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.valueOf(matcher.group(1)))
                .distinct()
                .sorted()
                .toList();
    }

    /** All values of a field that may be chosen several times. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
