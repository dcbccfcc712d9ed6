package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 画面: what one person sees in a real browser, and what that person does there. Whatever the page's scripts complain of fails. */
final class Screen implements AutoCloseable {

    /** Where pictures of the pages are kept. */
    static final Path PICTURES = Path.of("target", "ui");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BrowserContext context;
    private final Page page;
    private final int port;
    private final List<String> complaints = new ArrayList<>();
    private final Effort effort = new Effort();
    private int status;

    /** A window without log-in. */
    Screen(com.microsoft.playwright.Browser browser, Client client, Look look) {
        this(browser, client.port(), look);
    }

    /** The same at another port, behind which the service is. */
    Screen(com.microsoft.playwright.Browser browser, int port, Look look) {
        this.port = port;
        context = browser.newContext(new NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(look.scripts())
                .setLocale("ja-JP"));
        context.setDefaultTimeout((double) PATIENCE.toMillis());
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    /** The window of a person of the roster. */
    static Screen of(com.microsoft.playwright.Browser browser, Client client, String key, Look look) {
        var screen = new Screen(browser, client, look);
        screen.open("/login");
        screen.enter(key);
        return screen;
    }

    /** Chooses a person on the roster. */
    Screen enter(String key) {
        page.locator("form", new Page.LocatorOptions().setHas(page.locator("code:text-is('demo-" + key + "')")))
                .locator("button")
                .click();
        return this;
    }

    Page page() {
        return page;
    }

    /** What the person has had to do. */
    Effort effort() {
        return effort;
    }

    Screen open(String path) {
        Response answer = page.navigate("http://127.0.0.1:" + port + path);
        status = answer == null ? 0 : answer.status();
        return this;
    }

    /** With what status the page was answered that was opened last. */
    int status() {
        return status;
    }

    /** Goes on with the cookie of another browser. */
    Screen with(String cookie) {
        String[] parts = cookie.split("=", 2);
        context.addCookies(List.of(new Cookie(parts[0], parts[1]).setUrl("http://127.0.0.1:" + port)));
        return this;
    }

    /** The same page in a window of another size and light. */
    Screen seenAs(Look look) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        return this;
    }

    /** Presses the button that says exactly so. */
    Screen press(String button) {
        effort.click();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
        return this;
    }

    /** Follows the first link that contains the words. */
    Screen follow(String words) {
        effort.click();
        page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(words))
                .first()
                .click();
        return this;
    }

    /** Fills in fields by the names that requests have for them. */
    Screen fill(Map<String, String> fields) {
        fields.forEach(this::fill);
        return this;
    }

    private void fill(String name, String value) {
        Locator field = page.locator("main [name='" + name + "']").first();
        unfold(field);
        if (field.evaluate("field => field.tagName").equals("SELECT")) {
            effort.click();
            field.selectOption(value);
        } else {
            effort.type(value);
            field.fill(value);
        }
    }

    private static void unfold(Locator inside) {
        Locator closed = inside.locator("xpath=ancestor::details[not(@open)]");
        if (closed.count() > 0) {
            closed.first().locator("summary").first().click();
        }
    }

    /** From the incident to the page of an act, by the links that the person is shown. */
    Screen toAct(UUID incident, String path) {
        String href = "/incidents/" + incident + "/" + path;
        for (String tab :
                List.of("timeline", "measures", "evidence", "causes", "obligations", "attachments", "history")) {
            open("/incidents/" + incident + "?tab=" + tab);
            Locator links = page.locator("main a[href='" + href + "']");
            if (links.count() > 0) {
                unfold(links.first());
                effort.click();
                links.first().click();
                return this;
            }
        }
        throw new AssertionError("no link leads to " + href);
    }

    /** Does an act as the person would: from the incident to its page, fills in, records, is told so. */
    Screen act(UUID incident, String path, Map<String, String> fields) {
        toAct(incident, path).fill(fields).record();
        assertThat(page.locator("main .done[role=status], main .summary")
                        .first()
                        .innerText())
                .as(path)
                .contains("を記録しました。");
        return this;
    }

    /** Presses the main button of an act's page. */
    Screen record() {
        effort.click();
        page.locator("main form[method=post] .actions button").first().click();
        return this;
    }

    String h1() {
        return page.locator("h1").innerText();
    }

    /** What is to be read between menu and end. */
    String text() {
        return page.locator("main").innerText();
    }

    /** What a field holds. */
    String value(String name) {
        return page.locator("main [name='" + name + "']").first().inputValue();
    }

    /** Keeps a picture of the whole page. */
    Screen picture(String name) {
        page.screenshot(keptAs(name).setFullPage(true));
        return this;
    }

    /** Keeps a picture of what is in the window. */
    Screen window(String name) {
        page.screenshot(keptAs(name));
        return this;
    }

    /** With the caret as it is: hidden, it would be a style in the fields, which a renewal of the page takes over in vain. */
    private static Page.ScreenshotOptions keptAs(String name) {
        return new Page.ScreenshotOptions().setCaret(ScreenshotCaret.INITIAL).setPath(PICTURES.resolve(name + ".png"));
    }

    /** Cuts or mends the way to the service. */
    void connected(boolean connected) {
        context.setOffline(!connected);
    }

    /** Ends the session in another tab. */
    void logOutElsewhere() {
        Page other = context.newPage();
        other.navigate("http://127.0.0.1:" + port + "/");
        other.locator("header form button").click();
        other.waitForURL("**/login**");
        other.close();
    }

    @Nullable
    Object evaluate(String script) {
        return page.evaluate(script);
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("errors in the browser").isEmpty();
    }

    /** 見え方: the window's size in CSS pixels, dark or light, with scripts or without. */
    record Look(String name, int width, int height, boolean dark, boolean scripts) {

        static final Look DESK = new Look("desk", 1280, 900, false, true);
        static final Look NIGHT = new Look("night", 1280, 900, true, true);
        static final Look TABLET = new Look("tablet", 820, 1180, false, true);
        static final Look PHONE = new Look("phone", 320, 640, false, true);
        static final Look PLAIN = new Look("plain", 1280, 900, false, false);
    }
}
