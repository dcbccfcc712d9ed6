package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.csirt.incident.journey.Screen.Look;

/** 点検: looks at pages wide, dark and narrow, keeps a picture of each and collects what stands against it. */
final class Inspection {

    private static final String AXE = axe();
    private static final List<Look> LOOKS = List.of(Look.DESK, Look.NIGHT, Look.PHONE);

    /** What stands against it: rule, element. Which rules are asked is left open. */
    private static final String VIOLATIONS = """
            () => axe.run(document, {RULES})
                .then(found => found.violations.flatMap(rule =>
                    rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary)))""";

    private static final String TAGS = "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']";

    /** What sticks out so that the page must be scrolled sideways. */
    static final String SIDEWAYS = """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
                : ['sideways: ' + document.documentElement.scrollWidth].concat([...document.querySelectorAll('main *')]
                    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                        && one.closest('.wide, svg, details:not([open])') === null)
                    .slice(0, 3).map(one => one.outerHTML.slice(0, 120)))""";

    /** Buttons smaller than 44 px, links outside sentences lower than 24 px. */
    private static final String SMALL_TARGETS = """
            () => [...document.querySelectorAll('button, a.button, select, input:not([type=hidden]), textarea, summary')]
                .filter(one => one.checkVisibility() && one.closest('.skip') === null)
                .filter(one => !(one.matches('[type=checkbox], [type=radio]')))
                .map(one => [one, one.getBoundingClientRect()])
                .filter(([one, box]) => box.height < 43.5 || box.width < 43.5)
                .map(([one, box]) => one.outerHTML.slice(0, 120) + ' ' + box.width + 'x' + box.height)
                .concat([...document.querySelectorAll('li > a, td > a, th > a, nav a')]
                    .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 23.5)
                    .map(one => one.outerHTML.slice(0, 120)))""";

    private final List<String> findings = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private int turn;

    /** Opens a page and looks at it. */
    void open(Screen screen, String path, String name) {
        screen.open(path);
        look(screen, name);
    }

    /** Looks at what the window shows. */
    void look(Screen screen, String name) {
        arrive(screen);
        look(screen, name, Look.DESK, TAGS);
        look(screen, name, Look.NIGHT, "runOnly: {type: 'rule', values: ['color-contrast']}");
        look(screen, name, Look.PHONE, TAGS + ", rules: {'color-contrast': {enabled: false}}");
        screen.seenAs(Look.DESK);
    }

    /** The same; but forms, which are many and all made alike, are looked at wide, dark and narrow by turns. */
    void lookInTurn(Screen screen, String name) {
        if (screen.page()
                        .locator("main form input[name=version], main form[action^='/organisation/']")
                        .count()
                == 0) {
            look(screen, name);
        } else {
            arrive(screen);
            look(screen, name, LOOKS.get(turn++ % LOOKS.size()), TAGS);
            screen.seenAs(Look.DESK);
        }
    }

    private void arrive(Screen screen) {
        seen.add(URI.create(screen.page().url()).getPath());
        screen.evaluate(AXE);
    }

    private void look(Screen screen, String name, Look look, String rules) {
        screen.seenAs(look).picture(name + "-" + look.name());
        for (String question : List.of(VIOLATIONS.replace("RULES", rules), SIDEWAYS, SMALL_TARGETS)) {
            ((List<?>) Objects.requireNonNull(screen.evaluate(question)))
                    .forEach(finding -> findings.add(name + "-" + look.name() + ": " + finding));
        }
    }

    /** The paths of the pages that were looked at. */
    Set<String> seen() {
        return seen;
    }

    void mustBeFine() {
        assertThat(findings).isEmpty();
    }

    private static String axe() {
        try (InputStream script = Inspection.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe-core").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
