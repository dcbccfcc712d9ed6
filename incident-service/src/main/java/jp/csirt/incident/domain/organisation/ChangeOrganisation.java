package jp.csirt.incident.domain.organisation;

import java.util.List;
import jp.csirt.incident.domain.shared.Act;

/** 組織の変更: changes that take effect together or not at all, each in view of those before it. */
public record ChangeOrganisation(Act act, List<OrganisationChange> changes) {

    public ChangeOrganisation {
        changes = List.copyOf(changes);
    }
}
