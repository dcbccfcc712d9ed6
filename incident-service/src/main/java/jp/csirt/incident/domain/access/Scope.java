package jp.csirt.incident.domain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** 鍵の範囲: what a key may be used for at all; a key does what its scopes and its person's posts allow. */
public enum Scope {
    INCIDENTS_READ,
    INCIDENTS_WRITE,
    REPORTS_READ,
    ORGANISATION_WRITE,
    INTEGRITY_READ,
    EVENTS_READ,
    RECEIPTS_WRITE,
    OPS;

    /** The scope that the API writes so. */
    public static Optional<Scope> of(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(code))
                .findFirst();
    }

    /** The scope as the API writes it, for example {@code incidents:read}. */
    public String code() {
        String name = name().toLowerCase(Locale.ROOT);
        return name.replace('_', ':');
    }
}
