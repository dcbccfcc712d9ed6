package jp.csirt.incident.api.command;

import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.PersonnelActionKind;
import org.jspecify.annotations.Nullable;

/** 要る権限: of acts whose permission depends on what is chosen. */
public final class Needed {

    private Needed() {}

    /** Raising is free for many; only a member of the CSIRT proposes to lower. */
    public static Permission toChangeLevel(int from, int to) {
        return to < from ? Permission.PROPOSE_LOWER_LEVEL : Permission.CHANGE_LEVEL;
    }

    /** What the CSIRT found is told by the CSIRT. */
    public static Permission toReport(@Nullable InternalReportKind kind) {
        return kind == InternalReportKind.ASSESSMENT || kind == InternalReportKind.PREVENTION
                ? Permission.REPORT_FINDINGS
                : Permission.REPORT_INTERNALLY;
    }

    /** 7.6(2)③: only the 統括 suspends rights. */
    public static Permission toRecord(PersonnelActionKind kind) {
        return kind == PersonnelActionKind.RIGHTS_SUSPENDED
                ? Permission.SUSPEND_RIGHTS
                : Permission.RECORD_PERSONNEL_ACTION;
    }
}
