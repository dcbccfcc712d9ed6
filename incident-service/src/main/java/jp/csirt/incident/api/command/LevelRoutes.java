package jp.csirt.incident.api.command;

import java.util.List;
import java.util.Optional;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.LevelCommand.ApproveLevelChange;
import jp.csirt.incident.domain.incident.LevelCommand.ChangeLevel;
import jp.csirt.incident.domain.incident.LevelTrack.Change;
import jp.csirt.incident.domain.incident.ReportingCommand.NoteReport;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.read.record.IncidentRecord;

/** 被害レベルの変更とその承認、レベル0の報告の確認. Who may act depends on the level the incident has. */
public final class LevelRoutes {

    private final ActEndpoint endpoint;

    public LevelRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                endpoint.act(
                        "level-changes",
                        Permission.CHANGE_LEVEL,
                        Requests.ChangeLevel.class,
                        LevelRoutes::mayChange,
                        LevelRoutes::change),
                endpoint.act(
                        "level-changes/{n}/approval",
                        Permission.APPROVE_LEVEL_CHANGE,
                        Requests.Approve.class,
                        LevelRoutes::mayApprove,
                        LevelRoutes::approve),
                endpoint.act(
                        "acknowledgement",
                        Permission.NOTE_REPORT,
                        Requests.NoteReport.class,
                        this::mayNote,
                        LevelRoutes::note));
    }

    private static Post mayChange(Call call, IncidentRecord incident, Requests.ChangeLevel request) {
        return call.permitted(Needed.toChangeLevel(incident.state().level(), request.level()));
    }

    private static Prepared change(Target target, IncidentRecord incident, Requests.ChangeLevel request) {
        return Prepared.numbered(
                new ChangeLevel(
                        target.incidentId(), target.act(), incident.state().level(), request.level(), request.reason()),
                "level-changes");
    }

    private static Post mayApprove(Call call, IncidentRecord incident, Requests.Approve request) {
        int from = incident.state()
                .levels()
                .change(call.number("n"))
                .map(Change::from)
                .orElse(0);
        return call.permitted(approving(from));
    }

    /** From 1 the lead of the CSIRT, from 2 統括, from 3 the CISO. Source: requirements B.2. */
    public static Permission approving(int from) {
        return switch (from) {
            case 1 -> Permission.LOWER_FROM_1;
            case 2 -> Permission.LOWER_FROM_2;
            case 3 -> Permission.LOWER_FROM_3;
            default -> Permission.APPROVE_LEVEL_CHANGE;
        };
    }

    private static Prepared approve(Target target, IncidentRecord incident, Requests.Approve request) {
        return Prepared.of(
                new ApproveLevelChange(target.incidentId(), target.act(), target.number("n"), request.override()));
    }

    private Post mayNote(Call call, IncidentRecord incident, Requests.NoteReport request) {
        boolean vacant =
                endpoint.responsibility(incident, endpoint.clock().now()).vacant(Role.SEC_MANAGER);
        return noting(call.caller(), incident.report(), vacant).orElseThrow(ApiProblem::forbidden);
    }

    /**
     * The manager of the unit the incident is in, not of any other; where it has none, whose duty that is next.
     *
     * @param vacant whether it has none
     */
    public static Optional<Post> noting(Caller caller, Report report, boolean vacant) {
        return caller.posts().stream()
                .filter(post -> post.role() == Role.SEC_MANAGER || (vacant && post.role() == Role.OVERALL_MANAGER))
                .filter(post -> post.unit() == null
                        || post.unit().equals(report.department())
                        || post.unit().equals(report.organ()))
                .findFirst();
    }

    private static Prepared note(Target target, IncidentRecord incident, Requests.NoteReport request) {
        return Prepared.of(new NoteReport(target.incidentId(), target.act()));
    }
}
