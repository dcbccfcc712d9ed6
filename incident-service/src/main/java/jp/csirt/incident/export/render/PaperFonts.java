package jp.csirt.incident.export.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** 書体: BIZ UDGothic in two weights, read once, and the characters both of them can draw. */
final class PaperFonts {
    static final String FAMILY = "BIZ UDGothic";

    private static final int LAST_CODE_POINT_OF_INTEREST = 0x3FFFF;

    private final byte[] regular = read("/fonts/BIZUDGothic_400Regular.ttf");
    private final byte[] bold = read("/fonts/BIZUDGothic_700Bold.ttf");
    private final BitSet drawable = coverage(regular);

    PaperFonts() {
        drawable.and(coverage(bold));
    }

    /** Whether both weights have a glyph for the character; private use (外字) never has one that others agree on. */
    boolean canDraw(int codePoint) {
        return drawable.get(codePoint) && Character.getType(codePoint) != Character.PRIVATE_USE;
    }

    /** Registers both weights for a document; it reads the fonts where they are, so that no document has a copy of its own. */
    void register(PdfRendererBuilder builder, PDDocument document) throws IOException {
        builder.useFont(new PDFontSupplier(load(document, regular)), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(new PDFontSupplier(load(document, bold)), FAMILY, 700, FontStyle.NORMAL, true);
    }

    private static PDType0Font load(PDDocument document, byte[] font) throws IOException {
        return PDType0Font.load(document, new TTFParser().parse(new RandomAccessReadBuffer(font)), true);
    }

    private static byte[] read(String resource) {
        try (var in = PaperFonts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("font " + resource + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("font " + resource + " cannot be read", e);
        }
    }

    private static BitSet coverage(byte[] font) {
        try (var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            var cmap = parsed.getUnicodeCmapLookup();
            var covered = new BitSet(LAST_CODE_POINT_OF_INTEREST + 1);
            for (int codePoint = ' '; codePoint <= LAST_CODE_POINT_OF_INTEREST; codePoint++) {
                covered.set(codePoint, cmap.getGlyphId(codePoint) != 0);
            }
            return covered;
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be parsed", e);
        }
    }
}
