package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.LongText;
import org.jspecify.annotations.Nullable;

/** 原因: how sure, of which class, by whom, and the words that the forms print. Source: requirements E.1 group 8. */
public record Cause(
        CauseCertainty certainty,
        CauseClass causeClass,
        ActorClass actorClass,
        @LongText String direct,
        @LongText @Nullable String background,
        @LongText @Nullable String method,
        @LongText @Nullable String vector,
        @LongText @Nullable String unresolved) {}
