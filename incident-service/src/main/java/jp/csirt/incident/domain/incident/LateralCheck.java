package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/** 横展開の確認指示: the system to be looked at and the post that must answer. */
public record LateralCheck(
        UUID checkId,
        @Personal String system,
        String managerPost,
        @Nullable Instant dueAt) {}
