package jp.csirt.incident.api.command;

import java.util.List;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.AssessmentCommand.ApproveAssessment;
import jp.csirt.incident.domain.incident.AssessmentCommand.AssessIncident;

/** 評価とその承認. */
public final class AssessmentRoutes {

    private final ActEndpoint endpoint;

    public AssessmentRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                endpoint.act("assessments", Permission.ASSESS, Requests.Assess.class, AssessmentRoutes::assess),
                endpoint.act(
                        "assessments/{n}/approval",
                        Permission.APPROVE_ASSESSMENT,
                        Requests.Approve.class,
                        AssessmentRoutes::approve));
    }

    private static Prepared assess(Target target, Requests.Assess request) {
        return Prepared.numbered(
                new AssessIncident(
                        target.incidentId(),
                        target.act(),
                        request.verdict(),
                        request.level(),
                        request.category(),
                        request.reason()),
                "assessments");
    }

    private static Prepared approve(Target target, Requests.Approve request) {
        return Prepared.of(
                new ApproveAssessment(target.incidentId(), target.act(), target.number("n"), request.override()));
    }
}
