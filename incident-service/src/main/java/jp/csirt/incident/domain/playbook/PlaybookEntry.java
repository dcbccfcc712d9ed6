package jp.csirt.incident.domain.playbook;

import jp.csirt.incident.domain.access.Role;
import org.jspecify.annotations.Nullable;

/** 対応手順の一項. {@code by} = who does it; {@code urgency} is absent where the clause has no word for it. */
public record PlaybookEntry(
        String measure, String clause, Role by, @Nullable Urgency urgency) {}
