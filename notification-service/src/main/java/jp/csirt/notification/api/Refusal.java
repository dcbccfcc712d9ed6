package jp.csirt.notification.api;

import java.util.List;
import java.util.Map;

/** 拒否: a request is not carried out; the slug is one of the contract's problems. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String slug;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;

    private Refusal(String slug, String detail, List<FieldError> errors, Map<String, String> headers) {
        super(detail, null, false, false);
        this.slug = slug;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    /** Of a problem that says this. */
    public static Refusal of(String slug, String detail) {
        return new Refusal(slug, detail, List.of(), Map.of());
    }

    /** With one header more. */
    public static Refusal with(String slug, String detail, String header, String value) {
        return new Refusal(slug, detail, List.of(), Map.of(header, value));
    }

    static Refusal invalid(List<FieldError> errors) {
        return new Refusal(
                "invalid-request", "%d件の入力に誤りがあります。errors を直してください。".formatted(errors.size()), errors, Map.of());
    }

    static Refusal parameter(String name, String message) {
        return new Refusal(
                "invalid-parameter",
                name + ": " + message,
                List.of(new FieldError("/" + name, "INVALID_PARAMETER", message)),
                Map.of());
    }

    static Refusal notFound() {
        return of("not-found", "見つかりません。識別子が正しいかを確かめてください。");
    }

    String slug() {
        return slug;
    }

    List<FieldError> errors() {
        return errors;
    }

    Map<String, String> headers() {
        return headers;
    }
}
