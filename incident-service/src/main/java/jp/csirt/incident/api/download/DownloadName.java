package jp.csirt.incident.api.download;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The name of a file that browsers keep instead of showing it. */
public final class DownloadName {

    private DownloadName() {}

    /** {@code Content-Disposition} with a name in any script (RFC 8187). */
    public static String attachment(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename*=UTF-8''" + encoded;
    }
}
