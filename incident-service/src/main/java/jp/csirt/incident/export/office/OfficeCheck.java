package jp.csirt.incident.export.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import jp.csirt.incident.export.office.TemplateRefused.Why;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** 受入れの検査: whether forms may be made from a file; it holds nothing that runs, fetches or hides. */
public final class OfficeCheck {

    /** Most bytes of a template. */
    public static final int LIMIT = 10 << 20;

    private static final Pattern RUNS = Pattern.compile(
            "(?i).*(vbaproject|vbadata|/activex/|/macrosheets/|/dialogsheets/|/embeddings/|oleobject).*");
    private static final Pattern FETCHES =
            Pattern.compile("(?i).*(/externallinks/|/querytables/|xl/connections\\.xml|/afchunk|/webextensions/).*");
    private static final Pattern XML = Pattern.compile("(?i).*\\.(xml|rels|vml)");
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private OfficeCheck() {}

    /**
     * Checks a file that somebody sent.
     *
     * @throws TemplateRefused with the reason
     */
    public static void check(byte[] file, OfficeType type) {
        if (file.length > LIMIT) {
            throw new TemplateRefused(Why.TOO_LARGE, "雛形は%dバイトまでです。".formatted(LIMIT));
        }
        if (FileMagic.valueOf(Arrays.copyOf(file, 64)) == FileMagic.OLE2) {
            throw ole(file);
        }
        Map<String, byte[]> parts = OfficeZip.read(file);
        parts.keySet().forEach(OfficeCheck::checkName);
        checkKind(parts, type);
        parts.forEach((name, part) -> {
            if (XML.matcher(name).matches()) {
                PartCheck.check(name, part);
            }
        });
    }

    /**
     * The placeholders of a file that was checked, which is filled once to see that it can be.
     *
     * @throws TemplateRefused when it cannot
     */
    public static List<Found> tryOut(byte[] file, OfficeType type, Filling filling) {
        try {
            type.fill(file, filling);
            return type.placeholders(file);
        } catch (TemplateRefused e) {
            throw e;
        } catch (RuntimeException e) { // whatever a part that contradicts another makes the library throw
            throw new TemplateRefused(Why.NOT_OFFICE, "ファイルの中身が読めません。%sで開いて保存し直してください。".formatted(type.program()));
        }
    }

    private static TemplateRefused ole(byte[] file) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            return container.getRoot().hasEntryCaseInsensitive("EncryptedPackage")
                    ? new TemplateRefused(Why.ENCRYPTED, "パスワードで保護されています。外してから送ってください。")
                    : notOffice();
        } catch (IOException | RuntimeException e) { // whatever a damaged container makes the library throw
            return notOffice();
        }
    }

    private static TemplateRefused notOffice() {
        return new TemplateRefused(Why.NOT_OFFICE, "古い形式か、Word・Excelのファイルではありません。.docx 又は .xlsx で保存し直してください。");
    }

    private static void checkName(String name) {
        String path = "/" + name;
        if (RUNS.matcher(path).matches()) {
            throw new TemplateRefused(Why.MACRO, "マクロや埋め込まれた部品（%s）があります。".formatted(name));
        }
        if (FETCHES.matcher(path).matches()) {
            throw new TemplateRefused(Why.EXTERNAL_LINK, "外部のデータへのつながり（%s）があります。".formatted(name));
        }
    }

    private static void checkKind(Map<String, byte[]> parts, OfficeType type) {
        byte[] types = parts.get(CONTENT_TYPES);
        String declared = types == null ? "" : new String(types, StandardCharsets.UTF_8);
        if (declared.toLowerCase(Locale.ROOT).contains("macroenabled")) {
            throw new TemplateRefused(Why.MACRO, "マクロを有効にした形式です。マクロなしで保存し直してください。");
        }
        if (!declared.contains(type.mainPart()) || !parts.containsKey(type.mainName())) {
            throw new TemplateRefused(Why.NOT_OFFICE, "%sのファイルではありません。".formatted(type.program()));
        }
    }
}
