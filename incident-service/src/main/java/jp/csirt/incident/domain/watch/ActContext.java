package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Ask.request;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.playbook.LevelRoute;

/** 行為の前後: what the rules knew before an act and what they know after it. */
record ActContext(IncidentHistory history, Routing routing) {

    IncidentState before() {
        return IncidentState.fold(history.events().subList(0, history.facts().size() - 1));
    }

    IncidentState after() {
        return history.state();
    }

    /** The intake takes it in, who is responsible at the level deals with it; against one's own 管理者 the intake alone. */
    List<Ask> filed(IncidentReported reported) {
        int level = reported.report().level();
        Stream<Ask> responsible = level < 2 && routing.isImplicated(Role.SEC_MANAGER)
                ? Stream.of()
                : responsible(Matter.HANDLE_INCIDENT, level).stream();
        return Stream.concat(Stream.of(request(Matter.RECEIVE_REPORT, Role.CSIRT_INTAKE)), responsible)
                .toList();
    }

    /** 評価 is confirmed by CSIRT責任者; a higher level takes effect at once. */
    List<Ask> assessed() {
        int level = after().level();
        Stream<Ask> raised = before().level() < level ? responsible(Matter.LEVEL_RAISED, level).stream() : Stream.of();
        return Stream.concat(Stream.of(request(Matter.APPROVE_ASSESSMENT, Role.CSIRT_LEAD)), raised)
                .toList();
    }

    /** 報告先及び対応者 of the level; at level 3 CISO and 統括 must both answer, so each is asked by itself. */
    List<Ask> responsible(Matter what, int level) {
        return LevelRoute.of(level).addressees().stream()
                .map(role -> role == Role.CISO
                        ? request(what, role).then(Role.OVERALL_MANAGER, Role.CSIRT_LEAD)
                        : request(what, role))
                .toList();
    }
}
