package jp.csirt.incident.domain.watch;

import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.Mark;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.shared.Source;

/** 上申の段: who is told at which mark of a step, and who stands above whom. */
@Source(document = "requirements", clause = "B.1, D.3")
final class Ladder {

    private Ladder() {}

    /** 50 % the step's owner, 80 % 管理者 and CSIRT責任者, 100 % 統括, 150 % CISO. */
    static List<Post> at(Mark mark, Post owner) {
        return switch (mark) {
            case HALF -> List.of(owner);
            case MOST -> List.of(Post.of(Role.SEC_MANAGER), Post.of(Role.CSIRT_LEAD));
            case DUE -> List.of(Post.of(Role.OVERALL_MANAGER));
            case OVERDUE -> List.of(Post.of(Role.CISO));
        };
    }

    /** Who must have the step done. */
    static Post ownerOf(Step step) {
        return Post.of(
                switch (step) {
                    case RECEIPT -> Role.CSIRT_INTAKE;
                    case ASSESSMENT,
                            CISO_REPORT,
                            CONTAINMENT_INSTRUCTION,
                            LATERAL_CHECK,
                            PPC_DETERMINATION,
                            EVIDENCE,
                            CAUSE_HYPOTHESIS,
                            CAUSE,
                            PREVENTION_REPORT -> Role.CSIRT_MEMBER;
                    case CLOSING -> Role.CSIRT_LEAD;
                    case REPORT,
                            OVERALL_MANAGER_REPORT,
                            CISO_REPORT_BY_MANAGER,
                            CONTAINMENT,
                            VENDOR_REQUEST,
                            MEASURE,
                            LEVEL_ZERO -> Role.SEC_MANAGER;
                    case LATERAL_ANSWER -> Role.SYS_MANAGER;
                    case FIRST_REPORT, FOLLOW_UP_REPORT, POLICE, PPC_PRELIMINARY, PPC_FINAL -> Role.CSIRT_LIAISON;
                    case SUBJECT_DECISION -> Role.OVERALL_MANAGER;
                    case DISCLOSURE_DECISION, CISO_DECISION -> Role.CISO;
                });
    }

    /** The next higher role; none above the committee, which looks at what concerns the CISO. */
    static Optional<Role> above(Role role) {
        return Optional.ofNullable(
                switch (role) {
                    case REPORTER, VENDOR, SEC_OFFICER -> Role.SEC_MANAGER;
                    case SYS_STAFF, CLOUD_MANAGER -> Role.SYS_MANAGER;
                    case CSIRT_INTAKE, CSIRT_MEMBER, CSIRT_COORDINATOR, CSIRT_LIAISON -> Role.CSIRT_LEAD;
                    case SEC_MANAGER, SYS_MANAGER, CSIRT_LEAD, PRIVACY_LEAD, SYSTEM_ADMIN -> Role.OVERALL_MANAGER;
                    case OVERALL_MANAGER, CISO_ADVISOR, AUDITOR -> Role.CISO;
                    case CISO -> Role.COMMITTEE;
                    case COMMITTEE -> null;
                });
    }
}
