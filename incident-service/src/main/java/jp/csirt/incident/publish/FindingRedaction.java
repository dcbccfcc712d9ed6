package jp.csirt.incident.publish;

import jp.csirt.incident.domain.incident.EvidenceEvent;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceTransferred;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceVerified;
import jp.csirt.incident.domain.incident.LateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckEvent;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.OrderedMeasure;
import jp.csirt.incident.domain.incident.PreventionEvent;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;

/** 横展開・証拠・再発防止の公開の範囲. */
final class FindingRedaction {

    private FindingRedaction() {}

    static PublicData of(LateralCheckEvent event, PublicData data) {
        return switch (event) {
            case LateralCheckConsidered considered ->
                data.parts(
                        "checks",
                        considered.checks().stream()
                                .map(FindingRedaction::asked)
                                .toList());
            case LateralCheckAnswered answered ->
                data.id("checkId", answered.checkId()).code("result", answered.result());
        };
    }

    private static PublicData asked(LateralCheck check) {
        return new PublicData()
                .id("checkId", check.checkId())
                .post("managerPost", check.managerPost())
                .at("dueAt", check.dueAt());
    }

    static PublicData of(EvidenceEvent event, PublicData data) {
        return switch (event) {
            case EvidencePreserved preserved ->
                data.id("evidenceId", preserved.evidence().evidenceId())
                        .code("kind", preserved.evidence().kind());
            case EvidenceTransferred transferred -> data.id("evidenceId", transferred.evidenceId());
            case EvidenceVerified verified ->
                data.id("evidenceId", verified.evidenceId()).code("result", verified.result());
        };
    }

    static PublicData of(PreventionEvent event, PublicData data) {
        return switch (event) {
            case PreventionProposed proposed -> data.number("n", proposed.n());
            case PreventionDecided decided ->
                data.number("n", decided.n())
                        .code("result", decided.result())
                        .parts(
                                "orders",
                                decided.orders().stream()
                                        .map(FindingRedaction::ordered)
                                        .toList());
            case MeasureImplemented implemented -> data.id("measureId", implemented.measureId());
            case MeasureVerified verified ->
                data.id("measureId", verified.measureId()).code("result", verified.result());
            case MeasureCarriedOver carried ->
                data.id("measureId", carried.measureId())
                        .post("ownerPost", carried.ownerPost())
                        .on("dueOn", carried.dueOn());
        };
    }

    private static PublicData ordered(OrderedMeasure order) {
        return new PublicData()
                .id("measureId", order.measureId())
                .post("ownerPost", order.ownerPost())
                .on("dueOn", order.dueOn());
    }
}
