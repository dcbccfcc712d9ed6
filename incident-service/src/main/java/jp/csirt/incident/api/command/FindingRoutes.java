package jp.csirt.incident.api.command;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.Cause;
import jp.csirt.incident.domain.incident.Evidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.PreserveEvidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.TransferEvidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.VerifyEvidence;
import jp.csirt.incident.domain.incident.InvestigationCommand.RecordCause;
import jp.csirt.incident.domain.incident.LateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckCommand.AnswerLateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckCommand.ConsiderLateralCheck;

/** 横展開・証拠・原因. */
public final class FindingRoutes {

    private final ActEndpoint endpoint;

    public FindingRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                endpoint.act(
                        "lateral-checks",
                        Permission.CONSIDER_LATERAL_CHECK,
                        Requests.ConsiderLateralCheck.class,
                        FindingRoutes::consider),
                endpoint.act(
                        "lateral-checks/{checkId}/answer",
                        Permission.ANSWER_LATERAL_CHECK,
                        Requests.AnswerLateralCheck.class,
                        FindingRoutes::answer),
                endpoint.act("evidence", Permission.KEEP_EVIDENCE, Requests.PreserveEvidence.class, this::preserve),
                endpoint.act(
                        "evidence/{evidenceId}/transfers",
                        Permission.KEEP_EVIDENCE,
                        Requests.TransferEvidence.class,
                        FindingRoutes::transfer),
                endpoint.act(
                        "evidence/{evidenceId}/verifications",
                        Permission.KEEP_EVIDENCE,
                        Requests.VerifyEvidence.class,
                        FindingRoutes::verify),
                endpoint.act("causes", Permission.RECORD_CAUSE, Requests.RecordCause.class, FindingRoutes::cause));
    }

    private static Prepared consider(Target target, Requests.ConsiderLateralCheck request) {
        List<LateralCheck> checks = request.checks().stream()
                .map(check -> new LateralCheck(UUID.randomUUID(), check.system(), check.managerPost(), check.dueAt()))
                .toList();
        return Prepared.several(
                new ConsiderLateralCheck(target.incidentId(), target.act(), request.conclusion(), checks),
                "lateral-checks",
                checks.stream().map(LateralCheck::checkId).toList());
    }

    private static Prepared answer(Target target, Requests.AnswerLateralCheck request) {
        return Prepared.of(new AnswerLateralCheck(
                target.incidentId(), target.act(), target.id("checkId"), request.result(), request.note()));
    }

    Prepared preserve(Target target, Requests.PreserveEvidence request) {
        var facts = endpoint.clock().facts();
        if (request.periodTo() != null) {
            facts.notAfter("/periodFrom", request.periodFrom(), request.periodTo(), "対象期間の始まりが終わりより後です。");
        }
        facts.check();
        UUID id = UUID.randomUUID();
        var evidence = new Evidence(
                id,
                request.kind(),
                request.description(),
                request.sha256().toLowerCase(Locale.ROOT),
                request.location(),
                request.custodian(),
                request.periodFrom(),
                request.periodTo());
        return Prepared.identified(new PreserveEvidence(target.incidentId(), target.act(), evidence), "evidence", id);
    }

    private static Prepared transfer(Target target, Requests.TransferEvidence request) {
        return Prepared.of(new TransferEvidence(
                target.incidentId(), target.act(), target.id("evidenceId"), request.to(), request.reason()));
    }

    private static Prepared verify(Target target, Requests.VerifyEvidence request) {
        String sha256 = request.sha256() == null ? null : request.sha256().toLowerCase(Locale.ROOT);
        return Prepared.of(new VerifyEvidence(target.incidentId(), target.act(), target.id("evidenceId"), sha256));
    }

    private static Prepared cause(Target target, Requests.RecordCause request) {
        var cause = new Cause(
                request.certainty(),
                request.causeClass(),
                request.actorClass(),
                request.direct(),
                request.background(),
                request.method(),
                request.vector(),
                request.unresolved());
        return Prepared.of(new RecordCause(target.incidentId(), target.act(), cause));
    }
}
