package jp.csirt.notification.channel;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A text as HTML that loads nothing: the same lines, links that can be followed. */
public final class Html {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"&]+(?:&amp;[^\\s<>\"&]+)*");

    private Html() {}

    /** The text as a document. */
    public static String of(String text) {
        String lines = HtmlUtils.htmlEscape(text, "UTF-8")
                .lines()
                .map(line -> LINK.matcher(line).replaceAll("<a href=\"$0\">$0</a>"))
                .collect(Collectors.joining("<br>\n"));
        return """
                <!DOCTYPE html>
                <html lang="ja"><head><meta charset="UTF-8"><title>CSIRT</title></head>
                <body style="font-family: sans-serif; line-height: 1.7"><p>%s</p></body></html>
                """.formatted(lines);
    }
}
