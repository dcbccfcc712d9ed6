package jp.csirt.incident.api.console.page;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Visit;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** 団体の定め: the body's own rules by which the service runs, and what of them the body has still to confirm. */
public final class ProfilePage {

    private final Pages pages;
    private final InnerApi api;

    public ProfilePage(Pages pages, InnerApi api) {
        this.pages = pages;
        this.api = api;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/profile", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        return api.json(visit, "/v1/profiles").flatMap(found -> {
            JsonNode profile = found.path("items").path(0);
            JsonNode terms = profile.path("terms");
            JsonNode levels = profile.path("levelTable");
            return pages.show(
                    visit,
                    "profile",
                    Map.of(
                            "name",
                            terms.path("displayName").asString(),
                            "id",
                            profile.path("id").asString(),
                            "levels",
                            IntStream.range(0, levels.size())
                                    .mapToObj(level -> new Level(
                                            level,
                                            levels.path(level).path("criterion").asString()))
                                    .toList(),
                            "facts",
                            List.of(
                                    new Fact(
                                            "ruleSets",
                                            texts(terms.path("ruleSets").valueStream())),
                                    new Fact("organs", names(profile.path("organs"))),
                                    new Fact("zones", texts(terms.path("zones").valueStream())),
                                    new Fact(
                                            "excludedNetworks",
                                            texts(profile.path("excludedNetworks")
                                                    .valueStream())),
                                    new Fact(
                                            "roles",
                                            texts(terms.path("roles").valueStream()).stream()
                                                    .distinct()
                                                    .toList())),
                            "duties",
                            profile.path("obligationRules").properties().stream()
                                    .map(rule -> new Duty(
                                            "profile.duty." + rule.getKey(),
                                            rule.getValue().asBoolean()))
                                    .toList(),
                            "toConfirm",
                            texts(profile.path("toConfirm").valueStream())));
        });
    }

    private static List<String> names(JsonNode entries) {
        return texts(entries.valueStream().map(entry -> entry.path("name")));
    }

    private static List<String> texts(Stream<JsonNode> values) {
        return values.map(JsonNode::asString).toList();
    }

    /** 被害レベルの判断基準. */
    record Level(int level, String criterion) {}

    /** What the body calls its own; {@code name} is a part of a key of the messages. */
    record Fact(String name, List<String> values) {}

    /** 報告の義務の出どころ, and whether it binds the body; {@code name} is a key of the messages. */
    record Duty(String name, boolean binds) {}
}
