package jp.csirt.incident.api.problem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.Guard;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request is refused before or without reaching the domain. */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String FORBIDDEN = "forbidden";

    private final String slug;
    private final transient List<FieldError> errors;
    private final transient List<Guard> guards;
    private final transient Map<String, String> headers;
    private final transient @Nullable FileCounts counts;
    private final transient Set<Role> entitled;

    private ApiProblem(
            String slug, String detail, List<FieldError> errors, List<Guard> guards, Map<String, String> headers) {
        this(slug, detail, errors, guards, headers, null, Set.of());
    }

    private ApiProblem(
            String slug,
            String detail,
            List<FieldError> errors,
            List<Guard> guards,
            Map<String, String> headers,
            @Nullable FileCounts counts,
            Set<Role> entitled) {
        super(detail, null, false, false);
        this.slug = slug;
        this.errors = List.copyOf(errors);
        this.guards = List.copyOf(guards);
        this.headers = Map.copyOf(headers);
        this.counts = counts;
        this.entitled = Set.copyOf(entitled);
    }

    /** A refusal of the registered type {@code slug}; the detail says what is and what to do. */
    public static ApiProblem of(String slug, String detail) {
        return new ApiProblem(slug, detail, List.of(), List.of(), Map.of());
    }

    /** A refusal of the registered type {@code slug} with what is at fault. */
    public static ApiProblem refused(String slug, String detail, List<FieldError> errors) {
        return new ApiProblem(slug, detail, errors, List.of(), Map.of());
    }

    /** A refusal that a header explains further. */
    public static ApiProblem withHeader(String slug, String detail, String header, String value) {
        return new ApiProblem(slug, detail, List.of(), List.of(), Map.of(header, value));
    }

    /** 400: the body's fields at fault. */
    public static ApiProblem invalid(List<FieldError> errors) {
        return new ApiProblem(
                "invalid-request",
                "%d件の入力に誤りがあります。errors を直してください。".formatted(errors.size()),
                errors,
                List.of(),
                Map.of());
    }

    /** 400: lines of a file at fault, so that none of it is taken. */
    public static ApiProblem invalidFile(List<FieldError> errors, long rejected) {
        return new ApiProblem(
                "invalid-request",
                "%d行に誤りがあるため、何も取り込んでいません。errors を直してください。".formatted(rejected),
                errors,
                List.of(),
                Map.of(),
                new FileCounts(0, rejected),
                Set.of());
    }

    /** 400: one parameter of the URL at fault. */
    public static ApiProblem parameter(String name, String message) {
        return new ApiProblem(
                "invalid-parameter",
                "%s: %s".formatted(name, message),
                List.of(new FieldError("/" + name, "INVALID_PARAMETER", message)),
                List.of(),
                Map.of());
    }

    /** 404: no such thing, or not in the caller's sight. */
    public static ApiProblem notFound() {
        return of("not-found", "見つかりません。識別子が正しいか、閲覧できる事案かを確かめてください。");
    }

    /** 403. */
    public static ApiProblem forbidden() {
        return forbidden(Set.of());
    }

    /** 403: who may is known. */
    public static ApiProblem forbidden(Set<Role> entitled) {
        return new ApiProblem(
                FORBIDDEN, "この操作を行う権限のある職に就いていないか、鍵の範囲に含まれていません。", List.of(), List.of(), Map.of(), null, entitled);
    }

    /** 409: guards stand against it. */
    static ApiProblem guards(String slug, String detail, List<Guard> guards) {
        return new ApiProblem(slug, detail, List.of(), guards, Map.of());
    }

    /** 503: try again. */
    public static ApiProblem unavailable(String slug, String detail) {
        return withHeader(slug, detail, HttpHeaders.RETRY_AFTER, "1");
    }

    /** Whether nobody knows who calls. */
    public boolean isUnauthenticated() {
        return slug.equals("unauthenticated");
    }

    /** Whether the caller is known, but may not do it. */
    public boolean isForbidden() {
        return slug.equals(FORBIDDEN);
    }

    /** Who may do what was refused as forbidden; none where that is not known. The answer does not hold it. */
    public Set<Role> entitled() {
        return entitled;
    }

    public String slug() {
        return slug;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public List<Guard> guards() {
        return guards;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** Of the lines of a file; absent where none was sent. */
    @Nullable
    FileCounts counts() {
        return counts;
    }
}
