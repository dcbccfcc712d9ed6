package jp.csirt.incident.domain.organisation;

import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.CODE_TAKEN;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.UNKNOWN_DEPARTMENT;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.UNKNOWN_ORGAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddDepartment;
import jp.csirt.incident.domain.organisation.OrganisationChange.AddOrgan;
import jp.csirt.incident.domain.organisation.OrganisationEvent.DepartmentAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.OrganAdded;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 機関と課局. */
public record Units(List<Organ> organs, List<Department> departments) {

    static final Units NONE = new Units(List.of(), List.of());

    public Units {
        organs = List.copyOf(organs);
        departments = List.copyOf(departments);
    }

    /** 機関. */
    public Optional<Organ> organ(@Nullable String code) {
        return organs.stream().filter(organ -> organ.code().equals(code)).findFirst();
    }

    /** 課局. */
    public Optional<Department> department(@Nullable String code) {
        return departments.stream()
                .filter(department -> department.code().equals(code))
                .findFirst();
    }

    /** Whether it is the code of an organ or of a department. */
    public boolean know(String code) {
        return organ(code).isPresent() || department(code).isPresent();
    }

    /** The unit and what it belongs to, the smallest first. */
    public List<String> upwards(@Nullable String unit) {
        return unit == null
                ? List.of()
                : Stream.concat(Stream.of(unit), department(unit).map(Department::organ).stream())
                        .distinct()
                        .toList();
    }

    OrganAdded add(AddOrgan change, Act act) {
        if (organ(change.code()).isPresent()) {
            throw new OrganisationRejected(CODE_TAKEN, "/code", "機関 %s はすでにあります。".formatted(change.code()));
        }
        return new OrganAdded(act, change.code(), change.name());
    }

    DepartmentAdded add(AddDepartment change, Act act) {
        if (organ(change.organ()).isEmpty()) {
            throw new OrganisationRejected(UNKNOWN_ORGAN, "/organ", "知らない機関のコードです。");
        }
        if (department(change.code()).isPresent()) {
            throw new OrganisationRejected(CODE_TAKEN, "/code", "課局 %s はすでにあります。".formatted(change.code()));
        }
        return new DepartmentAdded(act, change.code(), change.name(), change.organ(), change.ruleSet());
    }

    void mustHaveDepartment(@Nullable String code) {
        if (code != null && department(code).isEmpty()) {
            throw new OrganisationRejected(UNKNOWN_DEPARTMENT, "/department", "知らない課局のコードです。");
        }
    }

    Units with(OrganAdded added) {
        var all = new ArrayList<>(organs);
        all.add(new Organ(added.code(), added.name()));
        return new Units(all, departments);
    }

    Units with(DepartmentAdded added) {
        var all = new ArrayList<>(departments);
        all.add(new Department(added.code(), added.name(), added.organ(), added.ruleSet()));
        return new Units(organs, all);
    }

    /** 機関. */
    public record Organ(String code, String name) {}

    /** 課局, and the organ it belongs to. */
    public record Department(
            String code,
            String name,
            String organ,
            @Nullable RuleSet ruleSet) {}
}
