package jp.csirt.incident.api.console.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 画面の部品: style sheet, scripts and picture of the browser's tab. Their addresses change with their content. */
public final class Assets {

    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final String OWN = "/console/assets/";
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final Map<String, Asset> assets;

    private Assets(List<Asset> assets) {
        this.assets = assets.stream().collect(Collectors.toUnmodifiableMap(Asset::name, asset -> asset));
    }

    /** Those in the jar. */
    public static Assets read() {
        return new Assets(List.of(
                Asset.of("console.css", CSS, bytes(OWN + "tokens.css", OWN + "console.css")),
                Asset.of("console.js", SCRIPT, bytes(HTMX, OWN + "console.js", OWN + "upload.js")),
                Asset.of("favicon.svg", SVG, bytes(OWN + "favicon.svg"))));
    }

    /** Where it lies. */
    public String at(String name) {
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new IllegalStateException("no such part of the console: " + name);
        }
        return "/assets/" + name + "?v=" + asset.version();
    }

    /** The pages that give them out. */
    public List<Page> pages() {
        return assets.values().stream()
                .map(asset -> Page.openGet("/assets/" + asset.name(), _ -> asset.answer()))
                .toList();
    }

    /** What lies there, one after the other. */
    private static byte[] bytes(String... paths) {
        var all = new ByteArrayOutputStream();
        for (String path : paths) {
            try (InputStream in = Assets.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException("the jar lacks " + path);
                }
                in.transferTo(all);
                all.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toByteArray();
    }

    /** One of them. */
    private record Asset(String name, MediaType type, String version, Mono<ServerResponse> answer) {

        static Asset of(String name, MediaType type, byte[] bytes) {
            return new Asset(
                    name,
                    type,
                    version(bytes),
                    ServerResponse.ok()
                            .contentType(type)
                            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                            .bodyValue(bytes));
        }

        private static String version(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
