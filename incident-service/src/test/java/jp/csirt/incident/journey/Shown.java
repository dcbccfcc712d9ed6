package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** What a browser was shown. */
record Shown(String path, int status, HttpHeaders headers, String body) {

    private static final Pattern RAW_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:");
    private static final Pattern EXCEPTION = Pattern.compile("[A-Za-z]+(Exception|Error)\\b");

    Document html() {
        return Jsoup.parse(body, "http://localhost");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String h1() {
        return html().select("h1").text();
    }

    String title() {
        return html().title();
    }

    String text() {
        return html().select("main").text();
    }

    Shown ok() {
        assertThat(status).as(toString()).isEqualTo(200);
        return this;
    }

    /** The form that holds a button or a text of that kind. */
    FormElement formWith(String words) {
        return html().select("form").stream()
                .filter(form -> form.select("button").eachText().contains(words)
                        || form.select("code").eachText().contains(words))
                .map(FormElement.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form with " + words + " on " + this));
    }

    /** The address of the first link with that text. */
    String link(String words) {
        return html().select("a").stream()
                .filter(link -> link.text().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + words + " on " + this))
                .attr("href");
    }

    /** What every page of the console is, refusals too. */
    void mustBeAPage() {
        if (!header("Content-Type").startsWith("text/html") || path.startsWith("/v1") || path.startsWith("/docs")) {
            return;
        }
        Document page = html();
        assertThat(page.select("html").attr("lang")).isEqualTo("ja");
        assertThat(page.select("h1")).as("h1 of " + this).hasSize(1);
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.select("nav")).isNotEmpty();
        assertThat(page.select("script:not([src^=/assets/]), style, [style], iframe, object"))
                .isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .map(attribute -> attribute.getKey()))
                .noneMatch(name -> name.startsWith("on") || name.startsWith("th:") || name.startsWith("hx-on"));
        assertThat(page.select("script").eachText()).allMatch(String::isBlank);
        assertThat(page.text())
                .as("every message has its words")
                .doesNotContain("??")
                .doesNotContain("_ja");
        assertThat(RAW_TIME.matcher(page.text()).find())
                .as("no raw time on " + this)
                .isFalse();
        assertThat(EXCEPTION.matcher(page.select("nav, header").text()).find()).isFalse();
        assertThat(page.select("form[method=post]"))
                .allSatisfy(form -> assertThat(form.select("input[name=_csrf]")).hasSize(1));
        assertThat(page.select("input:not([type=hidden]), select, textarea"))
                .allSatisfy(field -> assertThat(hasLabel(page, field))
                        .as("label of " + field)
                        .isTrue());
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("main :is(button, a.button):not(.plain, [hidden], .roster button)"))
                .as("main buttons of " + this)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        assertThat(header("X-Frame-Options")).isEqualTo("DENY");
    }

    private static boolean hasLabel(Document page, Element field) {
        return field.closest("label") != null
                || field.hasAttr("aria-label")
                || page.select("label[for]").eachAttr("for").contains(field.id());
    }

    @Override
    public String toString() {
        return path + " " + status + "\n" + body;
    }
}
