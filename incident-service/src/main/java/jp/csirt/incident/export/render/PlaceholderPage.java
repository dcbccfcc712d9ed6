package jp.csirt.incident.export.render;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** 差込項目の一覧の画面: one plain table. */
public final class PlaceholderPage {

    private static final List<String> TITLES = List.of("差込項目", "項目名", "型", "番号", "記入時期", "出来事", "根拠");

    private PlaceholderPage() {}

    /** The page with these rows. */
    public static String of(List<List<String>> rows) {
        String head = TITLES.stream()
                .map(title -> cell("th scope=\"col\"", "th", title))
                .collect(joining());
        String body = rows.stream()
                .map(row -> "<tr>"
                        + row.stream().map(text -> cell("td", "td", text)).collect(joining())
                        + "</tr>\n")
                .collect(joining());
        return """
                <!DOCTYPE html>
                <html lang="ja">
                <head><meta charset="UTF-8"><title>差込項目の一覧</title></head>
                <body><main><h1>差込項目の一覧</h1>
                <table border="1"><thead><tr>%s</tr></thead>
                <tbody>
                %s</tbody></table></main></body>
                </html>
                """.formatted(head, body);
    }

    private static String cell(String opening, String name, String text) {
        return "<" + opening + ">" + HtmlUtils.htmlEscape(text) + "</" + name + ">";
    }
}
