package jp.csirt.incident.api.security;

import java.time.Instant;
import jp.csirt.incident.domain.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * 画面のセッション: a person who logged in and has not gone yet.
 *
 * @param before 前回のログイン; absent at the first one
 */
public record Session(
        Caller caller, Instant begunAt, @Nullable Instant before) {}
