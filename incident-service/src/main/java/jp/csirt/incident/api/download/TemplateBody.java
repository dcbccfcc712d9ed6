package jp.csirt.incident.api.download;

import java.util.List;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.export.office.OfficeCheck;
import jp.csirt.incident.export.office.OfficeType;
import jp.csirt.incident.export.office.TemplateRefused;
import jp.csirt.incident.export.office.TemplateRefused.Why;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;

/** 雛形の本文: a file as it is, and how its refusal is told. */
final class TemplateBody {

    private TemplateBody() {}

    /** The file; empty when none is sent. Errors: 415 for another media type, 413 over the limit. */
    static Mono<byte[]> read(Call call) {
        MediaType type = OfficeType.of(call.variable("type"))
                .map(OfficeType::mediaType)
                .map(MediaType::valueOf)
                .orElseThrow(ApiProblem::notFound);
        return Body.read(
                        call.request(),
                        List.of(type, MediaType.APPLICATION_OCTET_STREAM),
                        OfficeCheck.LIMIT,
                        () -> ApiProblem.refused(
                                "template-too-large",
                                "雛形は%dバイトまでです。".formatted(OfficeCheck.LIMIT),
                                List.of(new FieldError("", Why.TOO_LARGE.name(), "小さくして送り直してください。"))))
                .defaultIfEmpty(new byte[0]);
    }

    /** @throws ApiProblem 400 when there is no file */
    static void requireContent(byte[] file) {
        if (file.length == 0) {
            throw refused(Why.NOT_OFFICE, "ファイルがありません。");
        }
    }

    /** 400 in place of the refusal; any other failure stays. */
    static Throwable refusal(Throwable failure) {
        return failure instanceof TemplateRefused refused
                ? refused(refused.why(), String.valueOf(refused.getMessage()))
                : failure;
    }

    private static ApiProblem refused(Why why, String message) {
        return ApiProblem.refused(
                "template-refused",
                "雛形として使えません。%s".formatted(message),
                List.of(new FieldError("", why.name(), message)));
    }
}
