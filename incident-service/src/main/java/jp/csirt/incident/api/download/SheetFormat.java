package jp.csirt.incident.api.download;

import java.util.Locale;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import org.springframework.http.MediaType;

/** 出力形式 of a table. */
enum SheetFormat {
    XLSX(MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    CSV(MediaType.valueOf("text/csv;charset=UTF-8")),
    JSON(MediaType.APPLICATION_JSON);

    @SuppressWarnings("ImmutableEnumChecker") // never changed after it was made
    private final MediaType mediaType;

    SheetFormat(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The format asked for; JSON where none is.
     *
     * @throws ApiProblem 400 for one that is not offered
     */
    static SheetFormat of(Call call) {
        return switch (call.parameter("format")) {
            case null -> JSON;
            case "json" -> JSON;
            case "csv" -> CSV;
            case "xlsx" -> XLSX;
            default -> throw ApiProblem.parameter("format", "出力できる形式は xlsx、csv、json です。");
        };
    }

    MediaType mediaType() {
        return mediaType;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
