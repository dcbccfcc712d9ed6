package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/** 原因: how sure, of which class, by whom, and the words that the forms print. Source: requirements E.1 group 8. */
public record Cause(
        CauseCertainty certainty,
        CauseClass causeClass,
        ActorClass actorClass,
        @Personal @LongText String direct,
        @Personal @LongText @Nullable String background,
        @Personal @LongText @Nullable String method,
        @Personal @LongText @Nullable String vector,
        @Personal @LongText @Nullable String unresolved) {}
