package jp.csirt.incident.api.download;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.export.office.OfficeType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** 出力形式 of a form. */
enum ReportFormat {
    PDF(MediaType.APPLICATION_PDF),
    DOCX(MediaType.valueOf(OfficeType.DOCX.mediaType())),
    XLSX(MediaType.valueOf(OfficeType.XLSX.mediaType())),
    HTML(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)),
    JSON(MediaType.APPLICATION_JSON);

    @SuppressWarnings("ImmutableEnumChecker") // never changed after it was made
    private final MediaType mediaType;

    ReportFormat(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The format asked for; PDF where none is.
     *
     * @throws ApiProblem 400 for one that is not offered
     */
    static ReportFormat of(@Nullable String code) {
        return code == null
                ? PDF
                : Arrays.stream(values())
                        .filter(format -> format.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> ApiProblem.parameter("format", "出力できる形式は %s です。".formatted(offered())));
    }

    MediaType mediaType() {
        return mediaType;
    }

    /** The office file that it is, if it is one. */
    Optional<OfficeType> office() {
        return OfficeType.of(code());
    }

    /** Every format's code. */
    static Set<String> codes() {
        return Arrays.stream(values()).map(ReportFormat::code).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String offered() {
        return Arrays.stream(values()).map(ReportFormat::code).collect(Collectors.joining("、"));
    }
}
