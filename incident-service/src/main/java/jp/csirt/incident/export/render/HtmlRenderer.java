package jp.csirt.incident.export.render;

/** 画面表示: renders a paper as one self-contained page that reads well on a screen and prints on A4. Thread-safe. */
public final class HtmlRenderer {
    private final PaperTemplate template = new PaperTemplate();

    /** The page as XHTML that browsers read as HTML; it loads nothing from elsewhere. */
    public String render(Paper paper) {
        return template.screen(paper.withTexts(new ScreenText()));
    }
}
