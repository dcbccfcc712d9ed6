package jp.csirt.notification.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.outbox.LimitText;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** 電話連絡票の紙: A4 across, with room for when who was reached by whom. */
final class CallListPage {

    private CallListPage() {}

    static String of(List<CallLine> lines, Instant at) {
        String rows = lines.stream().map(CallListPage::row).collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="ja"><head><meta charset="UTF-8"><title>電話連絡票</title>
                <style>@page{size:A4 landscape;margin:12mm}
                body{font-family:sans-serif;line-height:1.5}table{border-collapse:collapse;width:100%%}
                th,td{border:1px solid #333;padding:.4em;text-align:left;vertical-align:top}
                th{background:#eee;white-space:nowrap}th:last-child{width:28%%}
                td{word-break:keep-all}.n{white-space:nowrap}.w{min-width:8em;word-break:normal}
                tr{break-inside:avoid}h1{margin:0}</style></head>
                <body><h1>電話連絡票</h1><p>%s 現在　%d件（レベルの高い順）</p>
                <p>相手が確認したら、この連絡の確認を記録してください。記録すると、この票から消えます。</p>
                <table><thead><tr><th>職</th><th>電話</th><th>管理番号</th><th>レベル</th><th>用件</th><th>期限</th>
                <th>確認の期限</th><th>連絡した時刻・相手・連絡者</th></tr></thead>
                <tbody>
                %s
                </tbody></table></body></html>
                """.formatted(time(at), lines.size(), rows);
    }

    private static String row(CallLine line) {
        Notification notification = line.notification();
        Request request = notification == null ? null : notification.request();
        return "<tr>%s%s%s%s%s%s%s<td></td></tr>"
                .formatted(
                        cell("", line.posts()),
                        cell("n", line.phones()),
                        cell("n", List.of(request == null ? "" : (request.drill() ? "【訓練】" : "") + request.number())),
                        cell("", List.of(request == null ? "" : String.valueOf(request.level()))),
                        cell("w", List.of(line.what())),
                        cell("", List.of(time(request == null ? null : request.dueAt()))),
                        cell("", List.of(time(notification == null ? null : notification.confirmBy()))));
    }

    private static String time(@Nullable Instant at) {
        return LimitText.of(at, Language.JA);
    }

    /** One text below the other. */
    private static String cell(String style, List<String> texts) {
        String escaped = Objects.requireNonNull(HtmlUtils.htmlEscape(String.join("\n", texts), "UTF-8"));
        return "<td class=\"%s\">%s</td>".formatted(style, escaped.replace("\n", "<br>"));
    }
}
