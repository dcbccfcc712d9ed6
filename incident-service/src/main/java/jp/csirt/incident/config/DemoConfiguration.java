package jp.csirt.incident.config;

import static jp.csirt.incident.domain.access.Role.AUDITOR;
import static jp.csirt.incident.domain.access.Role.CISO;
import static jp.csirt.incident.domain.access.Role.CSIRT_INTAKE;
import static jp.csirt.incident.domain.access.Role.CSIRT_LEAD;
import static jp.csirt.incident.domain.access.Role.CSIRT_LIAISON;
import static jp.csirt.incident.domain.access.Role.CSIRT_MEMBER;
import static jp.csirt.incident.domain.access.Role.OVERALL_MANAGER;
import static jp.csirt.incident.domain.access.Role.REPORTER;
import static jp.csirt.incident.domain.access.Role.SEC_MANAGER;
import static jp.csirt.incident.domain.access.Role.SEC_OFFICER;
import static jp.csirt.incident.domain.access.Role.SYSTEM_ADMIN;
import static jp.csirt.incident.domain.access.Role.SYS_MANAGER;
import static jp.csirt.incident.domain.access.Role.VENDOR;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.shared.NameBasedId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** デモ: a roster with fixed keys, on this machine only. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);
    private static final Set<Scope> CASES =
            Set.of(Scope.INCIDENTS_READ, Scope.INCIDENTS_WRITE, Scope.REPORTS_READ, Scope.INTEGRITY_READ);
    private static final String GENERAL_AFFAIRS = "general-affairs";

    @Bean
    Roster demoRoster(ServerProperties server) {
        InetAddress address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new IllegalStateException(
                    "the demo profile has keys that everybody knows: it starts on a loopback address only, not on "
                            + address);
        }
        LOG.warn("DEMO: everybody on this machine knows the keys; never keep real incidents here");
        var roster = new HashMap<String, Caller>();
        staff(roster);
        csirt(roster);
        others(roster);
        return new Roster(roster);
    }

    private static void staff(Map<String, Caller> roster) {
        add(roster, "staff", "職員", "tax", CASES, post(REPORTER, "tax"));
        add(roster, "officer", "係長", "tax", CASES, post(SEC_OFFICER, "tax"));
        add(roster, "manager", "課長", "tax", CASES, post(SEC_MANAGER, "tax"));
        add(
                roster,
                "general-affairs",
                "総務課長",
                GENERAL_AFFAIRS,
                CASES,
                Post.of(OVERALL_MANAGER),
                post(SEC_MANAGER, GENERAL_AFFAIRS));
        add(
                roster,
                "education",
                "教育長",
                "education",
                CASES,
                post(OVERALL_MANAGER, "education"),
                post(SEC_MANAGER, "education"));
        add(roster, "welfare", "福祉課長", "welfare", CASES, post(SEC_MANAGER, "welfare"), post(SEC_MANAGER, "residents"));
        add(roster, "hospital", "事務長", "hospital", CASES, post(SEC_MANAGER, "hospital"));
        add(roster, "system-manager", "情報システム管理者", GENERAL_AFFAIRS, CASES, post(SYS_MANAGER, GENERAL_AFFAIRS));
    }

    private static void csirt(Map<String, Caller> roster) {
        Post member = Post.of(CSIRT_MEMBER);
        Post intake = Post.of(CSIRT_INTAKE);
        add(roster, "csirt", "CSIRT員", GENERAL_AFFAIRS, CASES, member, intake);
        add(roster, "csirt-2", "CSIRT員（二人目）", GENERAL_AFFAIRS, CASES, member, intake);
        add(roster, "csirt-lead", "CSIRT責任者", GENERAL_AFFAIRS, CASES, Post.of(CSIRT_LEAD));
        add(roster, "liaison", "外部連携", GENERAL_AFFAIRS, CASES, Post.of(CSIRT_LIAISON));
        add(roster, "ciso", "副町長", null, CASES, Post.of(CISO));
    }

    private static void others(Map<String, Caller> roster) {
        add(roster, "vendor", "委託事業者", null, CASES, Post.of(VENDOR));
        add(roster, "auditor", "監査", null, CASES, Post.of(AUDITOR));
        add(roster, "admin", "システム管理者", null, Set.of(Scope.values()), Post.of(SYSTEM_ADMIN));
        add(roster, "notification", "notification-service", null, Set.of(Scope.EVENTS_READ, Scope.RECEIPTS_WRITE));
    }

    private static Post post(Role role, String unit) {
        return new Post(role, unit);
    }

    private static void add(
            Map<String, Caller> roster,
            String name,
            String title,
            @Nullable String unit,
            Set<Scope> scopes,
            Post... posts) {
        String key = "demo-" + name;
        roster.put(
                key,
                new Caller(
                        name,
                        NameBasedId.of(NameBasedId.URL, "urn:csirt:demo:" + key),
                        title,
                        List.of(posts),
                        scopes,
                        unit));
    }
}
