package jp.csirt.incident.api.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.organisation.Reachability.Told;

/** 連絡先の鮮度, as it is shown: of each person, and of when it was told. */
record Contacts(Told told, Instant now, Times times) {

    /** notification-service tells it each hour, and at once when something changes. */
    private static final Duration QUIET = Duration.ofHours(3);

    /** How it stands with reaching a person, a key of the messages; empty where all is well, or nothing is known. */
    String of(UUID person) {
        if (told.missing().contains(person)) {
            return "organisation.contact.missing";
        }
        return told.stale().contains(person) ? "organisation.contact.stale" : "";
    }

    /** What is to be said of all of it, a key of the messages. */
    public String words() {
        Instant at = told.at();
        if (at == null) {
            return "organisation.contacts";
        }
        return isQuiet(at) ? "organisation.contacts.quiet" : "organisation.contacts.told";
    }

    /** Whether it should have been told anew since. */
    public boolean quiet() {
        Instant at = told.at();
        return at != null && isQuiet(at);
    }

    private boolean isQuiet(Instant at) {
        return now.isAfter(at.plus(QUIET));
    }

    /** When it was told; empty while it never was. */
    public String at() {
        Instant at = told.at();
        return at == null ? "" : times.at(at);
    }
}
