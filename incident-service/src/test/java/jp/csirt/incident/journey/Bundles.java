package jp.csirt.incident.journey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Evidence bundles, and the same with another content. */
final class Bundles {

    private Bundles() {}

    static byte[] entry(byte[] bundle, String name) throws IOException {
        return Objects.requireNonNull(entries(bundle).get(name), name);
    }

    static byte[] with(byte[] bundle, String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = entries(bundle);
        entries.put(name, content);
        return zip(entries);
    }

    static byte[] without(byte[] bundle, String name) throws IOException {
        Map<String, byte[]> entries = entries(bundle);
        entries.remove(name);
        return zip(entries);
    }

    private static Map<String, byte[]> entries(byte[] bundle) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
