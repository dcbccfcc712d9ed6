package jp.csirt.incident.api.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.access.Caller;

/** The caller of an endpoint that asks nobody for a key: no post, no scope, no sight. */
final class Nobody {

    static final Caller CALLER = new Caller("", new UUID(0, 0), "", List.of(), Set.of(), null);

    private Nobody() {}
}
