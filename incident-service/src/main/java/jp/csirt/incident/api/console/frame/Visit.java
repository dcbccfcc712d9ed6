package jp.csirt.incident.api.console.frame;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.api.security.Session;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.domain.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.UriUtils;

/**
 * 画面の呼出し: one request for a page.
 *
 * @param session null before the log-in
 * @param guest as whom somebody reports without one
 * @param secret what the cookie holds, or will hold
 * @param times how the page tells times
 */
public record Visit(
        ServerRequest request,
        Map<String, String> variables,
        @Nullable Session session,
        @Nullable Caller guest,
        String secret,
        Form form,
        Times times) {

    private static final String SETTLED = Visit.class.getName() + ".settled";

    public Visit {
        variables = Map.copyOf(variables);
    }

    /** Who asks; only pages that need a session, or a guest, may. */
    public Caller caller() {
        Caller caller = session == null ? guest : session.caller();
        if (caller == null) {
            throw new IllegalStateException("the page is open to everybody");
        }
        return caller;
    }

    /** Whether somebody reports without a log-in. */
    public boolean isGuest() {
        return session == null && guest != null;
    }

    Visit as(Caller other) {
        return new Visit(request, variables, session, other, secret, form, times);
    }

    /** The page that was asked for. */
    public String path() {
        return request.requestPath().pathWithinApplication().value();
    }

    /** The address from which it came; that of the proxy unless forwarded headers are believed. */
    public String place() {
        return request.remoteAddress()
                .map(InetSocketAddress::getAddress)
                .map(InetAddress::getHostAddress)
                .orElse("");
    }

    /** What the forms of the page carry. */
    public String csrf() {
        return Csrf.token(secret);
    }

    /** A part of the path, as another path may hold it. */
    public String segment(String name) {
        return UriUtils.encodePathSegment(variables.getOrDefault(name, ""), StandardCharsets.UTF_8);
    }

    /** Whether the frame and what went wrong are told in English: as the address says, or the browser. */
    public boolean english() {
        return switch (parameter("lang")) {
            case "en" -> true;
            case "ja" -> false;
            default -> Problems.prefersEnglish(request.headers().asHttpHeaders());
        };
    }

    /** What the address says, empty when it says nothing. */
    public String parameter(String name) {
        return request.queryParam(name).orElse("");
    }

    /** Whether the page is opened with what was typed before the log-in ended. */
    public boolean isRestored() {
        return request.method().equals(HttpMethod.GET) && !form.isEmpty();
    }

    /** What the address says, as a form would. */
    public Form asked() {
        var fields = new LinkedHashMap<String, List<String>>();
        request.queryParams()
                .forEach((name, values) -> fields.put(
                        name,
                        values.stream().map(value -> value == null ? "" : value).toList()));
        return new Form(fields);
    }

    /** The incident in the path; null where what stands there is the id of none. */
    @Nullable
    UUID incident() {
        try {
            return UUID.fromString(variables.getOrDefault("id", ""));
        } catch (IllegalArgumentException _) { // the page itself says so
            return null;
        }
    }

    /** Whether the browser has the cookie already. */
    boolean hasCookie() {
        return secret.equals(SessionCookie.of(request.exchange().getRequest()));
    }

    /** The same request in another session. */
    public Visit in(@Nullable Session other, String otherSecret) {
        return new Visit(request, variables, other, guest, otherSecret, form, times);
    }

    Visit with(Form sent) {
        return new Visit(request, variables, session, guest, secret, sent, times);
    }

    /** Says of a refusal that the audit log need not be told: it knows already, or nobody's authority was in question. */
    void settle() {
        request.attributes().put(SETTLED, true);
    }

    /** Whether the audit log need not be told of a refusal. */
    boolean isSettled() {
        return request.attributes().containsKey(SETTLED);
    }

    /** Whether the form was made for this session. */
    boolean isOwnForm() {
        return Csrf.matches(secret, form.text("_csrf"));
    }

    /** The refusal of any other. */
    ApiProblem foreign() {
        settle();
        return ApiProblem.of("forbidden", "この用紙は、いまのログインで開いたものではありません。何も記録していません。ページを開き直して、もう一度送ってください。");
    }
}
