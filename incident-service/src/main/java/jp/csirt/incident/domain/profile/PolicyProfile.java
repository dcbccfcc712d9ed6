package jp.csirt.incident.domain.profile;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.assessment.DutyRules;
import jp.csirt.incident.domain.assessment.FurtherRecipient;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.deadline.OfficeHours;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportLimits;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * 団体の定め: what differs between local governments, as data.
 *
 * @param code first part of the 管理番号
 * @param selfReference how papers speak of the body, for example 本町
 * @param levelTable criteria of the damage levels, from level 0
 * @param businessHours 開庁時間 of every open day; 8時30分から17時15分まで where nothing is said
 * @param slaTable 段階の目標時間, at most one entry for each step; a step without an entry has no timer
 * @param roleMap what each role is called here, and which roles act for it
 * @param local 方針: what the body's own policy says of its scope, its words and its rules
 * @param classification 取扱区分 that papers carry unless the incident says more
 * @param retention 保存期間 of an incident's record after closing, at most 100 years; 5 where nothing is said
 */
public record PolicyProfile(
        String id,
        String code,
        String displayName,
        String selfReference,
        String prefecture,
        String classification,
        @Nullable Period retention,
        List<Organ> organs,
        List<Department> departments,
        List<LevelCriterion> levelTable,
        @Nullable BusinessHours businessHours,
        List<StepEntry> slaTable,
        ObligationRules obligationRules,
        Map<Role, RoleEntry> roleMap,
        LocalPolicy local) {

    private static final int LONGEST = 100;
    private static final Period USUAL = Period.ofYears(5);

    public PolicyProfile {
        levelTable = List.copyOf(levelTable);
        slaTable = List.copyOf(slaTable);
        StepEntry.mustDiffer(slaTable);
        if (retention != null
                && (retention.isNegative()
                        || LocalDate.EPOCH.plus(retention).isAfter(LocalDate.EPOCH.plusYears(LONGEST)))) {
            throw new IllegalArgumentException("retention must be P0D to P%dY, not %s".formatted(LONGEST, retention));
        }
        organs = List.copyOf(organs);
        departments = List.copyOf(departments);
        roleMap = Map.copyOf(roleMap);
    }

    /** The same with other organs and departments: those of the organisation as it has become. */
    public PolicyProfile with(List<Organ> otherOrgans, List<Department> otherDepartments) {
        return new PolicyProfile(
                id,
                code,
                displayName,
                selfReference,
                prefecture,
                classification,
                retention,
                otherOrgans,
                otherDepartments,
                levelTable,
                businessHours,
                slaTable,
                obligationRules,
                roleMap,
                local);
    }

    /** How long the record of a closed incident is kept before it may be erased. */
    public Period retentionPeriod() {
        return retention == null ? USUAL : retention;
    }

    /** 対応の時間割 of the body by the calendar given. */
    public StepTimetable timetable(HolidayCalendar calendar) {
        OfficeHours hours = businessHours == null
                ? OfficeHours.usual(calendar)
                : new OfficeHours(calendar, businessHours.opens(), businessHours.closes());
        return new StepTimetable(
                slaTable.stream().collect(Collectors.toUnmodifiableMap(StepEntry::known, StepEntry::limits)), hours);
    }

    /** 外部報告の期限 of the body by the calendar given. */
    public ReportLimits reportLimits(HolidayCalendar calendar) {
        return new ReportLimits(timetable(calendar), calendar);
    }

    /** The roles that act for each role, nearest first. */
    public Map<Role, List<Role>> deputies() {
        return roleMap.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().deputies()));
    }

    /** What the post of a role is called here; empty where the profile names none. */
    public Optional<String> title(Role role) {
        return Optional.ofNullable(roleMap.get(role)).map(RoleEntry::title);
    }

    /** 機関. */
    public Optional<Organ> organ(String organCode) {
        return organs.stream().filter(organ -> organ.code().equals(organCode)).findFirst();
    }

    /** 部署. */
    public Optional<Department> department(@Nullable String departmentCode) {
        return departments.stream()
                .filter(department -> department.code().equals(departmentCode))
                .findFirst();
    }

    /** Which law asks the unit to report leaks: that of its department, else that of its organ, else the general one. */
    public DutyRules dutyRules(String organCode, @Nullable String departmentCode) {
        RuleSet ruleSet = department(departmentCode)
                .map(Department::ruleSet)
                .or(() -> organ(organCode).map(Organ::ruleSet))
                .orElse(RuleSet.GENERAL);
        return new DutyRules(ruleSet, obligationRules.ordinanceSensitive(), obligationRules.off());
    }

    /** Whom an incident of the organ may have to be told beyond the general duties. */
    public List<FurtherRecipient> furtherRecipients(String organCode) {
        return local.recipients(organCode);
    }

    /** 適用される規程 of an incident of the organ that touches these networks. */
    public PolicyScope scope(String organCode, List<Zone> zones) {
        return local.scope(organCode, zones);
    }

    /** What an organ is called; a code nobody knows stays as it stands. */
    public String organName(String code) {
        return organ(code).map(Organ::name).orElse(code);
    }

    /** What a 対策基準 is called; a code nobody knows stays as it stands. */
    public String ruleSetName(String ruleSetCode) {
        return local.standard(ruleSetCode).map(LocalPolicy.Standard::name).orElse(ruleSetCode);
    }

    /** What an 適用対象外のネットワーク is called; a code nobody knows stays as it stands. */
    public String excludedNetworkName(String networkCode) {
        return local.excluded(networkCode)
                .map(LocalPolicy.ExcludedNetwork::name)
                .orElse(networkCode);
    }

    /** What a code is called here. */
    public String word(Labelled code) {
        return code == Recipient.PREFECTURE ? prefecture : local.word(code);
    }

    /** How its papers and tables tell dates. */
    public DateStyle dateStyle() {
        DateStyle dates = local.terms().dates();
        return dates == null ? DateStyle.WAREKI : dates;
    }

    /** 判断基準 of a damage level; empty for a level the table does not have. */
    public String levelCriterion(int level) {
        return level < levelTable.size() ? levelTable.get(level).criterion() : "";
    }

    /** What a unit (部署 or 機関) is called; a code nobody knows stays as it stands. */
    public String unitName(String code) {
        return department(code)
                .map(Department::name)
                .or(() -> organ(code).map(Organ::name))
                .orElse(code);
    }

    /** What a post or a unit is called, for example 税務課 情報セキュリティ管理者; any other text stays as it stands. */
    public String addresseeName(String code) {
        int at = code.indexOf('@');
        String role = at < 0 ? code : code.substring(0, at);
        return Arrays.stream(Role.values())
                .filter(known -> known.name().equals(role))
                .findFirst()
                .map(known -> (at < 0 ? "" : unitName(known, code.substring(at + 1)) + " ") + known.label())
                .orElseGet(() -> unitName(code));
    }

    /** 統括 and CISO are posts of an organ, also where one of its departments has the same code. */
    private String unitName(Role role, String code) {
        boolean ofOrgan = role == Role.OVERALL_MANAGER || role == Role.CISO;
        return ofOrgan && organ(code).isPresent() ? organName(code) : unitName(code);
    }

    /** 役割: the title of its post here, and the roles that act for it, nearest first. */
    public record RoleEntry(String title, List<Role> deputies) {

        public RoleEntry {
            deputies = List.copyOf(deputies);
        }
    }

    /** 機関: for example 町長部局; {@code ruleSet} is absent where the general law applies. */
    public record Organ(String code, String name, @Nullable RuleSet ruleSet) {}

    /** 部署, and the organ it belongs to; {@code ruleSet} is absent where that of the organ applies. */
    public record Department(
            String code,
            String name,
            String organ,
            @Nullable RuleSet ruleSet) {}

    /** 被害レベルの判断基準. */
    public record LevelCriterion(String criterion) {}

    /** 開庁時間: when the office opens and closes in Asia/Tokyo. */
    public record BusinessHours(LocalTime opens, LocalTime closes) {

        public BusinessHours {
            if (!opens.isBefore(closes)) {
                throw new IllegalArgumentException(
                        "businessHours: opens at %s, not before it closes at %s".formatted(opens, closes));
            }
        }
    }
}
