package jp.csirt.incident.api.console.session;

import java.util.List;
import java.util.Optional;
import jp.csirt.incident.api.security.Holder;

/** デモの名簿: persons as whom anybody on this machine may look around; empty outside the demo. */
public record Roster(List<Entry> entries) {

    /** Outside the demo. */
    public static final Roster NONE = new Roster(List.of());

    public Roster {
        entries = List.copyOf(entries);
    }

    /** The person whose key has that name. */
    Optional<Entry> of(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /**
     * 名簿の一人.
     *
     * @param key its name, as everybody knows it
     * @param unit name of the department, empty without one
     */
    public record Entry(String key, Holder holder, String title, String unit) {}
}
