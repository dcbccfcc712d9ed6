package jp.csirt.incident.domain.playbook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.shared.Source;

/** 対応手順: what to do first and who does it, from the incident's circumstances. Advice: no act waits for it, no guard asks for it. */
@Source(document = "志免町 対策基準", clause = "7.3(2)③")
public final class Playbook {

    private Playbook() {}

    /** The entries, whom to tell by the damage level first; never empty. */
    public static List<PlaybookEntry> of(Circumstances now) {
        return Stream.concat(
                        Stream.of(report(LevelRoute.of(now.level()))),
                        Stream.of(FirstMeasure.values())
                                .filter(measure -> measure.appliesTo(now))
                                .map(FirstMeasure::entry))
                .toList();
    }

    private static PlaybookEntry report(LevelRoute route) {
        String told = route.addressees().stream().map(Role::label).collect(Collectors.joining("と"));
        return new PlaybookEntry(told + "に報告する", "7.3(5)", Role.REPORTER, null);
    }
}
