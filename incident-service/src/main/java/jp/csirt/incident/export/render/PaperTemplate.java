package jp.csirt.incident.export.render;

import java.util.List;
import java.util.Locale;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** 様式の雛形: the one template that gives both the page on the screen and the source of the PDF. */
final class PaperTemplate {
    private static final int RUNNING_LENGTH = 60;
    private static final double SEALS_WIDTH = 160;
    private static final double SEAL_WIDTH = 22;
    private static final double SEAL_PADDING = 2.4;

    private final ITemplateEngine engine = engine();

    /** The page for a browser. */
    String screen(Paper paper) {
        return page(paper, true, List.of(), List.of());
    }

    /** The source of the PDF; its last lines tell which characters are not on it. */
    String print(Paper paper, List<String> missing, List<String> leftOut) {
        return page(paper, false, missing, leftOut);
    }

    private String page(Paper paper, boolean screen, List<String> missing, List<String> leftOut) {
        var context = new Context(Locale.JAPAN);
        context.setVariable("paper", paper);
        context.setVariable("screen", screen);
        context.setVariable("sections", PaperSection.of(paper, !screen && paper.onePage()));
        context.setVariable("dense", !screen && paper.onePage());
        context.setVariable(
                "sealWidth",
                Math.min(SEAL_WIDTH, SEALS_WIDTH / Math.max(1, paper.seals().size()) - SEAL_PADDING));
        context.setVariable("missing", String.join("、", missing));
        context.setVariable("leftOut", String.join("、", leftOut));
        context.setVariable(
                "runningHead",
                cssString(shortened((paper.number() + "　" + paper.title() + "　" + paper.issue()).strip())));
        context.setVariable(
                "runningMark", cssString(shortened((paper.drill() ? "【訓練】　" : "") + paper.classification())));
        context.setVariable("runningFoot", cssString(paper.integrity()));
        return engine.process("paper", context);
    }

    /** The whole text stands on the first page; the margin has room for two lines of it. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= RUNNING_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, RUNNING_LENGTH)) + "…";
    }

    /** A CSS string in which every ASCII character but letters and digits is escaped: it cannot end the style sheet. */
    static String cssString(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().map(codePoint -> codePoint == '\n' ? ' ' : codePoint).forEach(codePoint -> {
            if (codePoint >= 0x80 || Character.isLetterOrDigit(codePoint)) {
                quoted.appendCodePoint(codePoint);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\%06x ", codePoint));
            }
        });
        return quoted.append('"').toString();
    }

    private static ITemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver(PaperTemplate.class.getClassLoader());
        resolver.setPrefix("paper/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
