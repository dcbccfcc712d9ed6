package jp.csirt.incident.export.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.csirt.incident.export.office.TemplateRefused.Why;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * 容器: the parts of a Word or Excel file by name, read by the list at its end as offices' programs do; the same parts give the
 * same bytes.
 */
final class OfficeZip {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int MOST_PARTS = 2000;
    private static final long MOST_BYTES = 100L << 20;
    private static final long HIGHEST_RATIO = 200;
    private static final long SMALL = 1L << 20;

    private OfficeZip() {}

    /** @throws TemplateRefused when it is no such file, encrypted, or far larger than it looks */
    static SequencedMap<String, byte[]> read(byte[] file) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            long left = MOST_BYTES;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (parts.size() == MOST_PARTS) {
                    throw new TemplateRefused(Why.ZIP_BOMB, "部品が%d個を超えています。".formatted(MOST_PARTS));
                }
                if (!entry.isDirectory()) {
                    byte[] part = read(zip, entry, left);
                    left -= part.length;
                    if (parts.put(entry.getName(), part) != null) {
                        throw new TemplateRefused(Why.NOT_OFFICE, "同じ名前の部品が二つあります。");
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new TemplateRefused(Why.NOT_OFFICE, "ファイルが壊れているか、Word・Excelのファイルではありません。");
        }
        return parts;
    }

    private static byte[] read(ZipFile zip, ZipArchiveEntry entry, long left) throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new TemplateRefused(Why.ENCRYPTED, "暗号化されています。パスワードを外してください。");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] part = in.readNBytes((int) left + 1);
            boolean inflated =
                    part.length > SMALL && part.length > HIGHEST_RATIO * Math.max(1, entry.getCompressedSize());
            if (part.length > left || inflated) {
                throw new TemplateRefused(Why.ZIP_BOMB, "展開すると大きくなりすぎます。");
            }
            return part;
        }
    }

    static byte[] write(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /** The same file with nothing in it that tells when it was written. */
    static byte[] timeless(byte[] file) {
        return write(read(file));
    }
}
