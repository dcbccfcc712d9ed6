package jp.csirt.incident.api.console.act;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.playbook.Circumstances;
import jp.csirt.incident.domain.playbook.Playbook;
import jp.csirt.incident.domain.playbook.PlaybookEntry;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.shared.TriState;
import tools.jackson.databind.JsonNode;

/**
 * いますぐすること: what the reporter does at once, and what he or she leaves as it is.
 *
 * @param notes keys of the messages; those of every kind while none is chosen
 * @param measures what the policy asks of the reporter first, for the kind that was chosen
 */
public record FirstAid(List<String> notes, List<PlaybookEntry> measures) {

    private static final String CUT_OFF = "report.now.lan";
    private static final String LEAVE_ON = "report.now.power";
    private static final String KEEP_MAIL = "report.now.mail";
    private static final String LAST_SEEN = "report.now.lost";
    private static final FirstAid OF_ANY = new FirstAid(List.of(CUT_OFF, LEAVE_ON, KEEP_MAIL, LAST_SEEN), List.of());

    public FirstAid {
        notes = List.copyOf(notes);
        measures = List.copyOf(measures);
    }

    /** For what was typed so far. */
    static FirstAid of(JsonNode typed) {
        return Stream.of(Category.values())
                .filter(category ->
                        category.name().equals(typed.path("category").asString("")))
                .findFirst()
                .map(category -> new FirstAid(notes(category), measures(category)))
                .orElse(OF_ANY);
    }

    private static List<String> notes(Category category) {
        return switch (category) {
            case MALWARE, RANSOMWARE, SUPPORT_SCAM, TARGETED_ATTACK, UNAUTHORIZED_ACCESS -> List.of(LEAVE_ON);
            case MISDIRECTED -> List.of(KEEP_MAIL);
            case LOSS, THEFT -> List.of(LAST_SEEN);
            case OTHER -> OF_ANY.notes;
            case INTRUSION_ATTEMPT,
                    PHISHING,
                    WEB_DEFACEMENT,
                    DOS,
                    ACCOUNT_TAKEOVER,
                    MAIL_ABUSE,
                    MISCONFIG_EXPOSURE,
                    INSIDER,
                    POLICY_VIOLATION,
                    VENDOR,
                    SYSTEM_FAILURE,
                    VULNERABILITY,
                    PHYSICAL,
                    DISASTER,
                    OT -> List.of();
        };
    }

    private static List<PlaybookEntry> measures(Category category) {
        return Playbook.of(new Circumstances(category, 1, null, Impact.UNSTATED, false, TriState.UNKNOWN)).stream()
                .filter(entry -> entry.by() == Role.REPORTER)
                .toList();
    }
}
