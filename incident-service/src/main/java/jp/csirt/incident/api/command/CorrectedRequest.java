package jp.csirt.incident.api.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.shared.Act;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** 訂正後の依頼: the request behind an event as it would have been with the corrected value, held to the same checks. */
final class CorrectedRequest {

    private static final JsonMapper WRITER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** The member that says when an act happened; one of its own comes first. */
    private static final List<String> TIMES = List.of("at", "submittedAt", "occurredAt");

    private final ActEndpoint endpoint;
    private final FilingEndpoint filing;
    private final Target target;
    private final String field;
    private final JsonNode value;

    CorrectedRequest(ActEndpoint endpoint, FilingEndpoint filing, Target target, String field, JsonNode value) {
        this.endpoint = endpoint;
        this.filing = filing;
        this.target = target;
        this.field = field;
        this.value = value;
    }

    /**
     * Checks the value as the original request would have been checked.
     *
     * @throws ApiProblem 400 at {@code /value}
     */
    void check(IncidentEvent event) {
        try {
            checkAsSent(event);
        } catch (ApiProblem refused) {
            if (refused.errors().isEmpty()) {
                throw refused;
            }
            throw ApiProblem.invalid(refused.errors().stream()
                    .map(error -> new FieldError("/value", error.code(), error.message()))
                    .toList());
        }
    }

    private void checkAsSent(IncidentEvent event) {
        switch (event) {
            case IncidentReported e -> {
                ReportRequest request = read(e.report(), e, ReportRequest.class);
                filing.check(request, endpoint.clock().occurredAt(request));
            }
            case SituationConfirmed e -> {
                var request = read(e.situation(), e, Requests.ConfirmSituation.class);
                new ReportingRoutes(endpoint).confirm(at(e, request), request);
            }
            case EvidencePreserved e -> {
                var request = read(e.evidence(), e, Requests.PreserveEvidence.class);
                new FindingRoutes(endpoint).preserve(at(e, request), request);
            }
            case PreventionProposed e -> {
                var request = read(e, e, Requests.ProposePrevention.class);
                new PreventionRoutes(endpoint).propose(at(e, request), request);
            }
            case SubjectsNotified e -> {
                var request = read(e.notification(), e, OutsideRequests.NotifySubjects.class);
                new OutsideRoutes(endpoint).notifySubjects(at(e, request), request);
            }
            case Disclosed e -> at(e, read(e.disclosure(), e, OutsideRequests.Disclose.class));
            case PoliceContacted e -> at(e, read(e.contact(), e, OutsideRequests.ContactPolice.class));
            case ExternalReportSubmitted e -> at(e, read(e.submission(), e, ExternalReportRequests.Submit.class));
            case IncidentAssessed e -> at(e, read(e, e, Requests.Assess.class));
            case ContainmentInstructed e -> at(e, read(e.instruction(), e, Requests.Instruct.class));
            case RecoveryInstructed e -> at(e, read(e.instruction(), e, Requests.Instruct.class));
            case ContainmentExecuted e -> at(e, read(e.execution(), e, Requests.Execute.class));
            case RecoveryExecuted e -> at(e, read(e.execution(), e, Requests.Execute.class));
            case ContainmentNotNeeded e -> at(e, read(e, e, Requests.WithReason.class));
            case RecoveryNotNeeded e -> at(e, read(e, e, Requests.WithReason.class));
            case FieldsSupplemented e -> {
                var request = read(e, e, SupplementRoutes.Request.class);
                new SupplementRoutes(endpoint).supplement(at(e, request), request);
            }
            case CauseRecorded e -> at(e, read(e.cause(), e, Requests.RecordCause.class));
            default -> throw new IllegalStateException("nobody knows the request behind " + event);
        }
    }

    /** The act as it would have been. */
    private Target at(IncidentEvent event, Timed request) {
        var act = new Act(event.act().actor(), endpoint.clock().occurredAt(request));
        return new Target(target.call(), target.incidentId(), act);
    }

    private <R extends Record & Timed> R read(Record content, IncidentEvent event, Class<R> type) {
        ObjectNode body = (ObjectNode) WRITER.<JsonNode>valueToTree(content);
        List<String> members = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        body.retain(members);
        String time = TIMES.stream().filter(members::contains).findFirst().orElseThrow();
        body.put(time, event.act().occurredAt().toString());
        put(body);
        return endpoint.json().read(body.toString().getBytes(StandardCharsets.UTF_8), type);
    }

    private void put(ObjectNode body) {
        JsonPointer pointer = JsonPointer.compile(field);
        switch (body.at(pointer.head())) {
            case ObjectNode parent -> parent.set(pointer.last().getMatchingProperty(), value);
            case ArrayNode parent -> parent.set(pointer.last().getMatchingIndex(), value);
            default -> throw new IllegalStateException("the request has no place " + field);
        }
    }

    /** The value as the domain keeps it: a text, a list of texts, or nothing. */
    static List<String> plain(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).toList()
                : value.isNull() ? List.of() : List.of(value.asString());
    }
}
