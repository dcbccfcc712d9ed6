package jp.csirt.incident.journey;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** 実際のブラウザー: the system's own Chromium, started when the first test asks and closed after the last one of the run. */
final class Chromium implements ParameterResolver {

    private static final List<String> ALONE = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType().equals(com.microsoft.playwright.Browser.class);
    }

    @Override
    public com.microsoft.playwright.Browser resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return extension
                .getRoot()
                .getStore(Namespace.create(Chromium.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class)
                .browser;
    }

    private record Running(Playwright playwright, com.microsoft.playwright.Browser browser) implements AutoCloseable {

        static Running start() {
            var playwright =
                    Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(Path.of(System.getProperty("ui.chromium", "/usr/bin/chromium")))
                            .setArgs(ALONE));
            return new Running(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
