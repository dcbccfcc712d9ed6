package jp.csirt.incident.api.download;

import java.util.function.Supplier;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.export.sheet.Sheet;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 表の回答: the same content as JSON or as a table in a file. */
final class SheetReplies {

    private final PaperPress press;

    SheetReplies(PaperPress press) {
        this.press = press;
    }

    /**
     * The answer in the format asked for.
     *
     * @param name of the file, without its extension
     */
    Mono<ServerResponse> answer(Call call, SheetFormat format, Object content, Supplier<Sheet> sheet, String name) {
        return switch (format) {
            case JSON -> Replies.json(call, content);
            case CSV -> file(format, press.csv(sheet), name);
            case XLSX -> file(format, press.xlsx(sheet), name);
        };
    }

    private static Mono<ServerResponse> file(SheetFormat format, Mono<byte[]> file, String name) {
        return file.flatMap(bytes -> ServerResponse.ok()
                .contentType(format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(name + "." + format.code()))
                .bodyValue(bytes));
    }
}
