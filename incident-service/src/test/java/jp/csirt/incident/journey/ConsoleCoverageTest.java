package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("APIの行為と画面のページ")
class ConsoleCoverageTest {

    /** What no person does in the browser, and why. */
    private static final Map<String, String> OF_MACHINES = Map.ofEntries(
            Map.entry("POST /v1/incidents/{id}/notification-receipts", "notification-service tells of its own work"),
            Map.entry("PUT /v1/organisation/reachability", "notification-service tells of its own contacts"),
            Map.entry("GET /v1/events", "the feed for other programs"),
            Map.entry("GET /v1/events.schema.json", "their contract"),
            Map.entry("GET /v1/asyncapi.yaml", "their contract"),
            Map.entry("GET /v1/incidents/stream", "the pages' own script listens to it"),
            Map.entry("GET /v1/ops/projections", "who runs the machine, at its command line"),
            Map.entry("POST /v1/ops/projections/{name}/rebuild", "who runs the machine"),
            Map.entry("GET /v1/ops/dead-letters", "who runs the machine"),
            Map.entry("POST /v1/ops/dead-letters/{letterId}/retry", "who runs the machine"),
            Map.entry("GET /v1/ops/clock", "drills and tests of the machine itself"),
            Map.entry("PUT /v1/ops/clock", "drills and tests of the machine itself"),
            Map.entry("GET /v1/openapi.yaml", "the contract for other programs"),
            Map.entry("GET /docs", "a page already"),
            Map.entry("GET /actuator/health", "supervision of the machine"),
            Map.entry("GET /actuator/prometheus", "supervision of the machine"));

    private static final String INCIDENT = "/v1/incidents/{id}";
    private static final Pattern PATH = Pattern.compile("^ {2}(/\\S+):$", Pattern.MULTILINE);
    private static final Pattern METHOD = Pattern.compile("^ {4}(get|post|put|delete):$", Pattern.MULTILINE);

    /** Whose page shows or does it; acts that have a page of the same path are not here. */
    private static final String PAGES = """
            csirt | /report | POST /v1/incidents
            csirt | /incidents | GET /v1/incidents
            csirt | /incidents/{id} | GET {id}, GET {id}/guards
            auditor | /steps/{id} | GET {id}/steps
            csirt | /incidents/{id}?tab=timeline | GET {id}/timeline
            csirt | /incidents/{id}?tab=obligations | GET {id}/obligations
            csirt | /incidents/{id}?tab=attachments | GET {id}/attachments/{attachmentId}
            csirt-lead | /incidents/{id}/bundle | GET {id}/evidence-bundle
            csirt-lead | /incidents/{id}/personnel | GET {id}/personnel-actions
            csirt | /incidents/{id}/reports/occurrence | GET {id}/reports/{form}, GET {id}/reports/{form}/preflight
            csirt | /incidents/{id}/reports/occurrence | GET {id}/reports/{form}/issues
            csirt | /incidents/{id}/reports/occurrence/issues/1 | GET {id}/reports/{form}/issues/{n}
            csirt | /incidents/{id}/reports/occurrence/issues/1 | GET {id}/reports/{form}/issues/{n}/changes
            csirt | /templates/placeholders | GET /v1/templates/placeholders
            general-affairs | /templates/occurrence/docx | GET {template}, PUT {template}, DELETE {template}
            general-affairs | /templates/occurrence/docx | POST {template}/check, POST {template}/preview
            general-affairs | /templates/occurrence/docx | GET {template}/versions
            csirt-lead | /imports | POST /v1/imports
            ciso | / | GET /v1/session
            ciso | /ledger | GET /v1/ledger
            ciso | /disclosure-list | GET /v1/disclosure-list
            ciso | /statistics | GET /v1/statistics
            ciso | /profile | GET /v1/profiles
            ciso | /organisation | GET /v1/organisation, GET /v1/organisation/organs, GET /v1/organisation/departments
            ciso | /organisation | GET /v1/organisation/posts, GET /v1/organisation/reachability
            general-affairs | /organisation/persons | GET /v1/organisation/persons
            admin | /admin | GET /v1/accounts, POST /v1/accounts/{personId}/external-ids
            admin | /admin/new | POST /v1/accounts
            admin | /admin/keys | GET /v1/api-keys, DELETE /v1/api-keys/{keyId}
            admin | /admin/keys/new | POST /v1/api-keys
            auditor | /audit | GET /v1/integrity/head, POST /v1/integrity/verifications, GET /v1/integrity/log
            auditor | /audit | GET /v1/integrity/checkpoints, POST /v1/integrity/checkpoints, GET /v1/audit""";

    private final Client client;

    ConsoleCoverageTest(Client client) {
        this.client = client;
    }

    /** The operations of the contract. */
    private Set<String> operations() {
        String contract =
                new String(client.get("/v1/openapi.yaml", "csirt").ok().bytes(), StandardCharsets.UTF_8);
        var operations = new TreeSet<String>();
        var paths = PATH.matcher(contract);
        while (paths.find()) {
            int next = contract.indexOf("\n  /", paths.end());
            String described = contract.substring(paths.end(), next < 0 ? contract.length() : next);
            METHOD.matcher(described)
                    .results()
                    .forEach(method -> operations.add(method.group(1).toUpperCase(Locale.ROOT) + " " + paths.group(1)));
        }
        return operations;
    }

    /** The acts of an incident and of the organisation, whose pages have their paths. */
    private static boolean isAct(String operation) {
        return operation.startsWith("POST " + INCIDENT) || operation.startsWith("POST /v1/organisation/");
    }

    private static List<String> covered() {
        return PAGES.lines()
                .flatMap(line -> List.of(line.split(" \\| ", -1)[2].split(", ", -1)).stream())
                .map(operation -> operation
                        .replaceFirst("^(\\w+) \\{id}", "$1 " + Matcher.quoteReplacement(INCIDENT))
                        .replace("{template}", "/v1/templates/{form}/{type}"))
                .toList();
    }

    @Test
    @DisplayName("契約にあるどの操作にも画面のページがある。理由を添えた機械だけのものを除く")
    void every_operation_has_a_page_or_a_reason() {
        Set<String> left = operations();
        assertThat(left).hasSizeGreaterThan(100).containsAll(covered()).containsAll(OF_MACHINES.keySet());
        left.removeIf(ConsoleCoverageTest::isAct);
        left.removeAll(covered());
        left.removeAll(OF_MACHINES.keySet());
        assertThat(left).isEmpty();
    }

    @Test
    @DisplayName("事案と体制のどの行為にも、同じ番地のページがある")
    void every_act_has_its_page() {
        UUID id = Reports.file(client, Reports.ofTax("すべての行為のページ"));
        var without = new ArrayList<String>();
        try (var browser = Browser.of(client, "csirt")) {
            for (String act : operations()) {
                String page = act.substring(act.indexOf(' ') + "/v1".length() + 1)
                        .replace("{id}", id.toString())
                        .replace("{form}", "occurrence")
                        .replace("{post}", "CISO")
                        .replaceAll("\\{[A-Za-z]+}", "1");
                if (isAct(act)
                        && !OF_MACHINES.containsKey(act)
                        && !Set.of(200, 403).contains(browser.open(page).status())) {
                    without.add(act);
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    @DisplayName("どの操作のページも、その人に開く")
    void every_page_opens() {
        UUID id = Reports.file(client, Reports.ofTax("すべての操作のページ"));
        client.act(id, "reports/occurrence/issues", "csirt-lead", "{}");
        Map<String, List<String>> pages = PAGES.lines()
                .map(line -> line.split(" \\| ", -1))
                .collect(Collectors.groupingBy(
                        parts -> parts[0],
                        Collectors.mapping(parts -> parts[1].replace("{id}", id.toString()), Collectors.toList())));
        pages.forEach((key, paths) -> {
            try (var browser = Browser.of(client, key)) {
                paths.stream().distinct().forEach(path -> browser.open(path).ok());
            }
        });
    }
}
