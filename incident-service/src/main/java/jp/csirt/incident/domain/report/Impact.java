package jp.csirt.incident.domain.report;

import java.util.List;
import jp.csirt.incident.domain.shared.ChosenFrom;
import org.jspecify.annotations.Nullable;

/** 影響: the departments whose work is hindered, and whether a service to residents has stopped. */
public record Impact(
        @ChosenFrom(ChosenFrom.Directory.DEPARTMENTS) @Nullable
        List<String> departments,

        @Nullable Boolean residentServiceStopped) {

    /** Nothing stated yet. */
    public static final Impact UNSTATED = new Impact(null, null);

    public Impact {
        departments = departments == null ? null : List.copyOf(departments);
    }

    /** These facts with the stated ones of {@code later} in their place. */
    public Impact replacedBy(Impact later) {
        return new Impact(
                later.departments == null ? departments : later.departments,
                later.residentServiceStopped == null ? residentServiceStopped : later.residentServiceStopped);
    }
}
