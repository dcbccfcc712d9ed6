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
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * PDF 出力: renders a paper as PDF/A-2a and PDF/UA-1 with its fonts inside; the same paper gives the same bytes. Thread-safe;
 * blocks the caller for as long as it draws.
 */
public final class PdfRenderer {
    private static final String PRODUCER = "csirt incident-service";
    private static final Pattern XMP_CREATED = Pattern.compile("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)");

    private final PaperTemplate template = new PaperTemplate();
    private final PaperFonts fonts = new PaperFonts();
    private final byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /** The paper as a PDF file. */
    public byte[] render(Paper paper) {
        var text = new PrintableText(fonts::canDraw);
        var printable = paper.withTexts(text);
        return draw(template.print(printable, text.missing(), text.leftOut()), paper.createdAt());
    }

    /** Any page as a PDF file; whatever it refers to outside itself is not read. */
    byte[] draw(String page, Instant createdAt) {
        try (var renderer = builder(page).buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            date(document, createdAt);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be drawn", e);
        }
    }

    private PdfRendererBuilder builder(String page) {
        var builder = new PdfRendererBuilder();
        fonts.register(builder);
        return builder.withHtmlContent(page, null)
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
