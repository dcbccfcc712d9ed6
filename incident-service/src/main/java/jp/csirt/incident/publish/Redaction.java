package jp.csirt.incident.publish;

import java.util.Optional;
import jp.csirt.incident.domain.audit.Audited;
import jp.csirt.incident.domain.digest.DigestRequested;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.organisation.OrganisationEvent;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AbsenceRecorded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AccountOpened;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ApiKeyCreated;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ApiKeyRevoked;
import jp.csirt.incident.domain.organisation.OrganisationEvent.DepartmentAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ExternalIdChanged;
import jp.csirt.incident.domain.organisation.OrganisationEvent.OrganAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PersonAdded;
import jp.csirt.incident.domain.organisation.OrganisationEvent.PostAssigned;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ProfileAdopted;
import jp.csirt.incident.domain.watch.NotificationReceiptRecorded;
import jp.csirt.incident.domain.watch.NotificationRequested;
import org.jspecify.annotations.Nullable;

/**
 * 公開の範囲: what readers outside may know of each event, or that they may not. A reader learns that something was done, which
 * duty or deadline follows and when; not what was found out, nor who did it.
 */
final class Redaction {

    private final FiledIncidents incidents;

    Redaction(FiledIncidents incidents) {
        this.incidents = incidents;
    }

    /** What is public of the event; empty when it is withheld. */
    Optional<PublicData> of(Object event) {
        return switch (event) {
            case IncidentEvent ofIncident -> IncidentRedaction.of(ofIncident, begun(ofIncident));
            case NotificationRequested asked -> Optional.of(WatchRedaction.of(asked));
            case DigestRequested digest ->
                post(digest.post().unit(), digest.post().post())
                        .map(post -> post.parts("items", WatchRedaction.of(digest.items())));
            case NotificationReceiptRecorded receipt ->
                Optional.of(WatchRedaction.of(receipt, incidents.of(receipt.incidentId())));
            case OrganisationEvent ofOrganisation -> organisation(ofOrganisation);
            case Audited _ -> Optional.empty();
            default -> throw new IllegalStateException("nobody decided whether " + event.getClass() + " is public");
        };
    }

    private PublicData begun(IncidentEvent event) {
        FiledIncident filed =
                event instanceof IncidentReported reported ? incidents.of(reported) : incidents.of(event.incidentId());
        return new PublicData()
                .id("incidentId", event.incidentId())
                .number("number", filed.number())
                .fact("drill", filed.drill())
                .at("occurredAt", event.act().occurredAt());
    }

    /** Who holds which post is needed to reach people; their names, accounts and keys are not. */
    private static Optional<PublicData> organisation(OrganisationEvent event) {
        return switch (event) {
            case OrganAdded added -> Optional.of(new PublicData().unit("code", added.code()));
            case DepartmentAdded added ->
                Optional.of(new PublicData().unit("code", added.code()).unit("organ", added.organ()));
            case PostAssigned assigned ->
                post(assigned.held().unit(), assigned.post())
                        .map(post -> post.id("personId", assigned.personId())
                                .on("from", assigned.from())
                                .on("to", assigned.to()));
            case AbsenceRecorded absence ->
                post(absence.held().unit(), absence.post())
                        .map(post -> post.id("personId", absence.personId())
                                .at("from", absence.from())
                                .at("to", absence.to())
                                .id("deputyPersonId", absence.deputyPersonId()));
            case PersonAdded _,
                    AccountOpened _,
                    ExternalIdChanged _,
                    ApiKeyCreated _,
                    ApiKeyRevoked _,
                    ProfileAdopted _ -> Optional.empty();
        };
    }

    /** The unit of 委託事業者 is a contract: one that is called by words is nobody's business outside. */
    private static Optional<PublicData> post(@Nullable String unit, Enum<?> role) {
        return unit != null && !PublicData.isCode(unit)
                ? Optional.empty()
                : Optional.of(new PublicData().code("post", role).unit("unit", unit));
    }
}
