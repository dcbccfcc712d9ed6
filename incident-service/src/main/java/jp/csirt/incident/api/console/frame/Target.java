package jp.csirt.incident.api.console.frame;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.web.reactive.function.server.ServerRequest;

/** ログインの後に開くページ: a place in this console, whatever was sent. */
public record Target(String path) {

    private static final Target TOP = new Target("/");

    /** The page that was asked for. */
    static Target of(ServerRequest request) {
        return of(request.requestPath().pathWithinApplication().value()
                + (request.uri().getRawQuery() == null
                        ? ""
                        : "?" + request.uri().getRawQuery()));
    }

    /**
     * What a log-in form names. Browsers drop tabs and line ends and read a backslash as a slash, so a target that begins
     * with more than one of them, also written in percent, leads elsewhere: then it is the first page.
     */
    public static Target of(String sent) {
        String bare = strip(sent);
        String decoded = bare;
        for (int i = 0; i < 3 && decoded.contains("%"); i++) {
            decoded = strip(decoded.replaceAll("(?i)%2f", "/")
                    .replaceAll("(?i)%5c", "/")
                    .replaceAll("(?i)%(0[0-9a-f]|1[0-9a-f]|20)", "")
                    .replaceAll("(?i)%25", "%"));
        }
        boolean inside = begins(bare) && begins(decoded) && bare.matches("[!-~]{1,2000}");
        boolean login = decoded.toLowerCase(Locale.ROOT).matches("/log(in|out)([/?#].*)?");
        return inside && !login && isAddress(bare) ? new Target(bare) : TOP;
    }

    private static boolean isAddress(String text) {
        try {
            return new URI(text).getRawAuthority() == null;
        } catch (URISyntaxException _) { // what it says is the sender's
            return false;
        }
    }

    private static String strip(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]", "").replace('\\', '/');
    }

    private static boolean begins(String path) {
        return path.startsWith("/") && !path.startsWith("//");
    }

    /** How an address names it. */
    public String query() {
        return path.equals("/") ? "" : "?target=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
