package jp.csirt.incident.journey;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.Console;
import jp.csirt.incident.api.console.frame.Page;
import org.springframework.http.HttpMethod;
import org.springframework.test.util.ReflectionTestUtils;

/** 画面の番地: all that the console shows a page at, read off its own routes, so that no new page is forgotten. */
final class PageRoutes {

    private PageRoutes() {}

    /** Pages of the work: whatever is no page of accounts. */
    static List<String> ofTheWork(Console console) {
        return all(console).stream().filter(path -> !isOfAccounts(path)).toList();
    }

    /** Pages of log-in, accounts and administration, which the demo has no use for. */
    static List<String> ofAccounts(Console console) {
        return all(console).stream().filter(PageRoutes::isOfAccounts).toList();
    }

    /** Where a page of an incident, and of a drill, is opened. */
    static String place(String path, UUID incident, UUID drill) {
        return path.replace("/drills/{id}", "/drills/" + drill)
                .replace("{id}", incident.toString())
                .replace("{form}", "occurrence")
                .replace("{type}", "docx")
                .replace("{post}", "CISO")
                .replace("/issues/{n}", "/issues/2")
                .replaceAll("\\{[^}]+}", "1");
    }

    private static boolean isOfAccounts(String path) {
        return path.matches("/(login|account|admin|invitations)(/.*)?");
    }

    /** Files are no pages, nor is what only leads to the provider and back. */
    private static List<String> all(Console console) {
        return pages(console)
                .filter(page -> page.method().equals(HttpMethod.GET))
                .map(page -> page.pattern().getPatternString())
                .filter(path -> !path.contains(".") && !path.contains("oauth2"))
                .toList();
    }

    /** Everything that the console answers at. */
    static Stream<Page> pages(Console console) {
        return ((List<?>) Objects.requireNonNull(ReflectionTestUtils.getField(console, "pages")))
                .stream().map(Page.class::cast);
    }
}
