package jp.csirt.incident.api.console.page;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.organisation.PostItem;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.organisation.Units;

/** 課局の管理者: every department has a manager, its own or that of what it belongs to; who lacks one is shown as vacant. */
final class Managers {

    private Managers() {}

    /** The posts of those departments that have no manager and whose post nobody ever held. */
    static List<Post> missing(List<PostItem> known, Units units) {
        return units.departments().stream()
                .map(Units.Department::code)
                .filter(department -> known.stream()
                        .filter(item -> item.post() == Role.SEC_MANAGER)
                        .noneMatch(item -> department.equals(item.unit())
                                || (!item.holders().isEmpty()
                                        && (item.unit() == null
                                                || units.upwards(department).contains(item.unit())))))
                .map(department -> new Post(Role.SEC_MANAGER, department))
                .toList();
    }

    /** All posts; those of departments stand for the post of no department that nobody holds. */
    static List<PostItem> with(List<PostItem> known, List<PostItem> missing) {
        return Stream.concat(
                        known.stream()
                                .filter(item -> missing.isEmpty()
                                        || item.post() != Role.SEC_MANAGER
                                        || item.unit() != null
                                        || !item.holders().isEmpty()),
                        missing.stream())
                .toList();
    }

    /** Whether somebody is the 統括 of the whole body. */
    static boolean isOverallManager(PostItem item) {
        return item.post() == Role.OVERALL_MANAGER
                && item.unit() == null
                && !item.holders().isEmpty();
    }
}
