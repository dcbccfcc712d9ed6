package jp.csirt.incident.export.render;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import jp.csirt.incident.export.render.ContinuationSheet.Limits;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * PDF 出力: renders a paper as PDF/A-2a and PDF/UA-1 with its fonts inside; the same paper gives the same bytes. Thread-safe;
 * blocks the caller for as long as it draws. One paper at a time: each keeps some 40 MiB alive, mostly its fonts.
 */
public final class PdfRenderer {
    private static final String PRODUCER = "csirt incident-service";
    private static final List<Limits> FOLDINGS = List.of(
            new Limits(2000, 2000),
            new Limits(800, 800),
            new Limits(500, 500),
            new Limits(350, 350),
            new Limits(250, 250),
            new Limits(180, 250),
            new Limits(120, 250),
            new Limits(120, 120),
            new Limits(80, 120),
            new Limits(50, 0));
    private static final Pattern XMP_CREATED = Pattern.compile("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)");

    private final PaperTemplate template = new PaperTemplate();
    private final PaperFonts fonts = new PaperFonts();
    private final ReentrantLock drawing = new ReentrantLock(true);
    private final byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /** The paper as a PDF file. */
    public byte[] render(Paper paper) {
        drawing.lock();
        try {
            var text = new PrintableText(fonts::canDraw);
            var printable = paper.withTexts(text);
            var fitted = paper.onePage() ? onOnePage(printable, text) : printable;
            return draw(template.print(fitted, text.missing(), text.leftOut()), paper.createdAt());
        } finally {
            drawing.unlock();
        }
    }

    /** Moves as little as possible to 続紙; the strictest folding stands where even that does not fit. */
    private Paper onOnePage(Paper paper, PrintableText text) {
        var folded = paper;
        for (var longest : FOLDINGS) {
            folded = ContinuationSheet.fold(paper, longest);
            var form = template.print(ContinuationSheet.without(folded), text.missing(), text.leftOut());
            if (pages(form) == 1) {
                return folded;
            }
        }
        return folded;
    }

    private int pages(String page) {
        try (var document = new PDDocument();
                var renderer = builder(page, document).buildPdfRenderer()) {
            renderer.layout();
            return renderer.getRootBox().getLayer().getPages().size();
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be measured", e);
        }
    }

    /** Any page as a PDF file; whatever it refers to outside itself is not read. */
    byte[] draw(String page, Instant createdAt) {
        try (var document = new PDDocument();
                var renderer = builder(page, document).buildPdfRenderer()) {
            renderer.createPDFKeepOpen();
            date(document, createdAt);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be drawn", e);
        }
    }

    private PdfRendererBuilder builder(String page, PDDocument document) throws IOException {
        var builder = new PdfRendererBuilder();
        fonts.register(builder, document);
        return builder.usePDDocument(document)
                .withHtmlContent(page, null)
                .withProducer(PRODUCER)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(srgb)
                .useReplacementText(PrintableText.GETA)
                .useUnicodeLineBreaker(new JapaneseLineBreaker())
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    }

    /** The library stamps the machine's time: the paper's own takes its place, in both records of it. */
    private static void date(PDDocument document, Instant createdAt) throws IOException {
        var created = ZonedDateTime.ofInstant(createdAt.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(created));
        document.setDocumentId(createdAt.getEpochSecond());
        var catalog = document.getDocumentCatalog();
        var xmp = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
        var dated = XMP_CREATED.matcher(xmp).replaceAll("$1" + created.toInstant() + "$2");
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
    }
}
