package jp.csirt.incident.publish;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.StoredCommit;
import jp.csirt.incident.platform.eventstore.StoredEvent;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.SubjectKeys;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.platform.serialization.UnreadableEventException;

/** The reports behind the events; the {@value #REMEMBERED} that were needed last are remembered. */
final class FiledIncidents {

    private static final int REMEMBERED = 10_000;
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final CommitLog log;
    private final NamedEventSerializer serializer;
    private final Map<IncidentId, FiledIncident> remembered = Collections.synchronizedMap(new Newest());

    FiledIncidents(CommitLog log, NamedEventSerializer serializer) {
        this.log = log;
        this.serializer = serializer;
    }

    /** What the incident's report fixed; asks the database for one that is not remembered, and may wait for it. */
    FiledIncident of(IncidentId id) {
        FiledIncident known = remembered.get(id);
        return known == null ? remember(id, read(id)) : known;
    }

    /** What this report fixes. */
    FiledIncident of(IncidentReported reported) {
        return remember(
                reported.incidentId(),
                new FiledIncident(reported.number(), reported.report().drill()));
    }

    private FiledIncident remember(IncidentId id, FiledIncident filed) {
        remembered.put(id, filed);
        return filed;
    }

    private FiledIncident read(IncidentId id) {
        StoredCommit filing = Await.first(log.commit(id.toString(), 0), WITHIN);
        if (filing == null) {
            throw new UnreadableEventException("incident " + id + " has no report");
        }
        StoredEvent first = filing.events().getFirst();
        var reported = (IncidentReported)
                serializer.read(first.name(), first.revision(), first.payload(), SubjectKeys.DESTROYED);
        return new FiledIncident(reported.number(), reported.report().drill());
    }

    /** Forgets the one that was not asked for the longest. */
    private static final class Newest extends LinkedHashMap<IncidentId, FiledIncident> {

        private static final long serialVersionUID = 1L;

        Newest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<IncidentId, FiledIncident> eldest) {
            return size() > REMEMBERED;
        }
    }
}
