package jp.csirt.incident.domain.organisation;

import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.AUDITOR_NOT_INDEPENDENT;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.DEPUTY_CYCLE;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.HOLDER_UNCLEAR;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.NOT_HOLDER;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.OUT_OF_ORDER;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.OWN_DEPUTY;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.POST_TAKEN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.organisation.OrganisationChange.AssignPost;
import jp.csirt.incident.domain.organisation.OrganisationChange.RecordAbsence;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PostAssigned;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/** 在職と不在: who holds which post when, and who is away. */
@Source(document = "志免町 対策基準", clause = "1(1)～1(9)")
public record PostRegister(List<Assignment> assignments, List<Absence> absences) {

    static final PostRegister NONE = new PostRegister(List.of(), List.of());

    public PostRegister {
        assignments = List.copyOf(assignments);
        absences = List.copyOf(absences);
    }

    /** Who holds the post on that day. */
    public List<UUID> holders(Post post, LocalDate on) {
        return assignments.stream()
                .filter(held -> held.post().equals(post) && held.on(on))
                .map(Assignment::personId)
                .toList();
    }

    /** The posts a person holds on that day, in the order of appointment. */
    public List<Post> of(UUID personId, LocalDate on) {
        return assignments.stream()
                .filter(held -> held.personId().equals(personId) && held.on(on))
                .map(Assignment::post)
                .toList();
    }

    /** The absences of holders at that moment. */
    public List<Absence> absencesAt(Instant at) {
        LocalDate on = TokyoTime.dateOf(at);
        return absences.stream()
                .filter(absence ->
                        absence.covers(at) && holders(absence.post(), on).contains(absence.personId()))
                .toList();
    }

    /** Whether the person is away, from whichever post. */
    public boolean isAway(UUID personId, Instant at) {
        return absences.stream().anyMatch(absence -> absence.personId().equals(personId) && absence.covers(at));
    }

    /** Nothing when it is so already. */
    List<PostAssigned> assign(AssignPost change, Act act) {
        if (change.to() != null && change.to().isBefore(change.from())) {
            throw new OrganisationRejected(OUT_OF_ORDER, "/to", "終わりの日は、始まりの日より前にはできません。");
        }
        var term = new Assignment(change.post(), change.personId(), change.from(), change.to());
        List<Assignment> others = assignments.stream()
                .filter(held -> !held.sameTerm(term) && held.overlaps(term))
                .toList();
        boolean taken = hasOneHolder(term.post().role())
                && others.stream().anyMatch(held -> held.post().equals(term.post()));
        if (taken) {
            throw new OrganisationRejected(
                    POST_TAKEN,
                    "",
                    "%s には同じ期間に別の在職者がいます。先にその終わりの日を記録してください。"
                            .formatted(term.post().code()));
        }
        mustBeIndependent(term, others);
        return assignments.contains(term)
                ? List.of()
                : List.of(new PostAssigned(
                        act, term.post().role(), term.post().unit(), term.personId(), term.from(), term.to()));
    }

    /** Nothing when it is so already. */
    List<AbsenceRecorded> absent(RecordAbsence change, Act act) {
        if (!change.to().isAfter(change.from())) {
            throw new OrganisationRejected(OUT_OF_ORDER, "/to", "不在の終わりは、始まりより後にしてください。");
        }
        UUID away = away(change);
        mustFit(change, away);
        var recorded = new AbsenceRecorded(
                act,
                change.post().role(),
                change.post().unit(),
                away,
                change.from(),
                change.to(),
                change.deputyPersonId(),
                change.reason());
        return absences.contains(absence(recorded)) ? List.of() : List.of(recorded);
    }

    PostRegister with(PostAssigned assigned) {
        var term = new Assignment(assigned.held(), assigned.personId(), assigned.from(), assigned.to());
        var all = new ArrayList<>(assignments);
        int known = all.indexOf(all.stream().filter(term::sameTerm).findFirst().orElse(null));
        if (known < 0) {
            all.add(term);
        } else {
            all.set(known, term);
        }
        return new PostRegister(all, absences);
    }

    PostRegister with(AbsenceRecorded recorded) {
        var all = new ArrayList<>(absences);
        Absence now = absence(recorded);
        int known = all.indexOf(all.stream().filter(now::isSame).findFirst().orElse(null));
        if (known < 0) {
            all.add(now);
        } else {
            all.set(known, now);
        }
        return new PostRegister(assignments, all);
    }

    private static Absence absence(AbsenceRecorded recorded) {
        return new Absence(
                recorded.held(),
                recorded.personId(),
                recorded.from(),
                recorded.to(),
                recorded.deputyPersonId(),
                recorded.reason());
    }

    private static boolean hasOneHolder(Role role) {
        return switch (role) {
            case CISO, OVERALL_MANAGER, CSIRT_LEAD, SEC_MANAGER, SYS_MANAGER -> true;
            case REPORTER,
                    VENDOR,
                    SEC_OFFICER,
                    SYS_STAFF,
                    CSIRT_INTAKE,
                    CSIRT_MEMBER,
                    CSIRT_COORDINATOR,
                    CSIRT_LIAISON,
                    CISO_ADVISOR,
                    COMMITTEE,
                    CLOUD_MANAGER,
                    AUDITOR,
                    PRIVACY_LEAD,
                    SYSTEM_ADMIN -> false;
        };
    }

    /** 監査を行う者 holds no other post at the same time: who is audited does not audit. Source: 志免町 1(8)②, 9.1(2)①. */
    private void mustBeIndependent(Assignment term, List<Assignment> others) {
        boolean auditor = term.post().role() == Role.AUDITOR;
        boolean mixed = others.stream()
                .filter(held -> held.personId().equals(term.personId()))
                .anyMatch(held -> auditor != (held.post().role() == Role.AUDITOR));
        boolean deputy = auditor
                && absences.stream()
                        .filter(absence -> term.personId().equals(absence.deputyPersonId()))
                        .anyMatch(absence -> term.during(absence.from(), absence.to()));
        if (mixed || deputy) {
            throw notIndependent();
        }
    }

    private static OrganisationRejected notIndependent() {
        return new OrganisationRejected(AUDITOR_NOT_INDEPENDENT, "", "監査を行う者は、同じ期間に他の職に就くことも、その代行をすることもできません（1(8)②）。");
    }

    private UUID away(RecordAbsence change) {
        List<UUID> holders = holders(change.post(), TokyoTime.dateOf(change.from()));
        if (change.personId() == null) {
            if (holders.size() != 1) {
                throw new OrganisationRejected(
                        HOLDER_UNCLEAR, "/personId", "この職の在職者は%d人です。誰が不在か送ってください。".formatted(holders.size()));
            }
            return holders.getFirst();
        }
        if (!holders.contains(change.personId())) {
            throw new OrganisationRejected(NOT_HOLDER, "/personId", "不在の始まりの日にこの職に就いていません。");
        }
        return change.personId();
    }

    private void mustFit(RecordAbsence change, UUID away) {
        UUID deputy = change.deputyPersonId();
        if (deputy == null) {
            return;
        }
        if (deputy.equals(away)) {
            throw new OrganisationRejected(OWN_DEPUTY, "/deputyPersonId", "自分の代行はできません。");
        }
        boolean audits = assignments.stream()
                .anyMatch(held -> held.personId().equals(deputy)
                        && held.post().role() == Role.AUDITOR
                        && held.during(change.from(), change.to()));
        if (audits) {
            throw notIndependent();
        }
        if (leadsBack(deputy, away, change.from(), change.to(), new HashSet<>())) {
            throw new OrganisationRejected(DEPUTY_CYCLE, "", "代行が互いに巡ります。別の代行者を選んでください。");
        }
    }

    private boolean leadsBack(@Nullable UUID from, UUID to, Instant begin, Instant end, Set<UUID> seen) {
        if (from == null || !seen.add(from)) {
            return false;
        }
        return from.equals(to)
                || absences.stream()
                        .filter(absence -> absence.personId().equals(from) && absence.overlaps(begin, end))
                        .anyMatch(absence -> leadsBack(absence.deputyPersonId(), to, begin, end, seen));
    }
}
