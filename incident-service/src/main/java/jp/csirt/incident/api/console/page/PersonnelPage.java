package jp.csirt.incident.api.console.page;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.csirt.incident.api.console.frame.Facts;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.console.frame.Wording;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.personnel.PersonnelFile;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 別綴: what was done about persons, for those who may read it, here and nowhere else. */
public final class PersonnelPage {

    private final Pages pages;
    private final InnerApi api;
    private final Supplier<PolicyProfile> profile;

    public PersonnelPage(Pages pages, InnerApi api, Supplier<PolicyProfile> profile) {
        this.pages = pages;
        this.api = api;
        this.profile = profile;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/incidents/{id}/personnel", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        String path = "/v1/incidents/" + visit.segment("id");
        var wording = new Wording(visit.times(), profile.get()::addresseeName);
        return api.get(visit, path + "/personnel-actions", PersonnelFile.class)
                .zipWith(api.get(visit, path, IncidentDetail.class))
                .flatMap(both -> pages.show(
                        visit,
                        "personnel",
                        Map.of(
                                "incident",
                                both.getT2(),
                                "actions",
                                both.getT1().items().stream()
                                        .map(item -> Facts.of("field.actions", item, wording))
                                        .toList())));
    }
}
