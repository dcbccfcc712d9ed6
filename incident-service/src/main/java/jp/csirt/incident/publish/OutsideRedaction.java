package jp.csirt.incident.publish;

import jp.csirt.incident.domain.incident.DisclosureEvent;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.PoliceEvent;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;

/** 公表・本人通知・警察の公開の範囲: results, not the reasons and not how many persons are concerned. */
final class OutsideRedaction {

    private OutsideRedaction() {}

    static PublicData of(DisclosureEvent event, PublicData data) {
        return switch (event) {
            case DisclosureProposed proposed ->
                data.code("result", proposed.proposal().result());
            case DisclosureDecided decided ->
                data.code("result", decided.decision().result())
                        .code("mode", decided.decision().mode())
                        .at("until", decided.decision().until());
            case Disclosed disclosed ->
                data.number("n", disclosed.n())
                        .code("medium", disclosed.disclosure().medium());
        };
    }

    static PublicData of(SubjectNotificationEvent event, PublicData data) {
        return switch (event) {
            case SubjectNotificationProposed proposed ->
                data.code("result", proposed.proposal().result());
            case SubjectNotificationDecided decided ->
                data.code("result", decided.decision().result());
            case SubjectsNotified notified ->
                data.number("n", notified.n())
                        .code("method", notified.notification().method());
        };
    }

    static PublicData of(PoliceEvent event, PublicData data) {
        return switch (event) {
            case PoliceContacted contacted ->
                data.number("n", contacted.n()).code("type", contacted.contact().type());
        };
    }
}
