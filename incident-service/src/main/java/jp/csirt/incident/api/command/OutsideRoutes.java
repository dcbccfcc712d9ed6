package jp.csirt.incident.api.command;

import java.util.List;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.Disclosure;
import jp.csirt.incident.domain.incident.DisclosureCommand.DecideDisclosure;
import jp.csirt.incident.domain.incident.DisclosureCommand.Disclose;
import jp.csirt.incident.domain.incident.DisclosureCommand.ProposeDisclosure;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.PoliceCommand.ContactPolice;
import jp.csirt.incident.domain.incident.PoliceContact;
import jp.csirt.incident.domain.incident.SubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.DecideSubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.NotifySubjects;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.ProposeSubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationDecision;
import jp.csirt.incident.domain.incident.SubjectNotificationMethod;

/** 公表・本人通知・警察への連絡. */
public final class OutsideRoutes {

    private final ActEndpoint endpoint;

    public OutsideRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                endpoint.act(
                        "disclosure-proposal",
                        Permission.PROPOSE_DISCLOSURE,
                        OutsideRequests.ProposeDisclosure.class,
                        this::proposeDisclosure),
                endpoint.act(
                        "disclosure-decision",
                        Permission.DECIDE_DISCLOSURE,
                        OutsideRequests.DecideDisclosure.class,
                        this::decideDisclosure),
                endpoint.act(
                        "disclosures", Permission.DISCLOSE, OutsideRequests.Disclose.class, OutsideRoutes::disclose),
                endpoint.act(
                        "subject-notification-proposal",
                        Permission.PROPOSE_SUBJECT_NOTIFICATION,
                        OutsideRequests.ProposeSubjectNotification.class,
                        OutsideRoutes::proposeNotification),
                endpoint.act(
                        "subject-notification-decision",
                        Permission.DECIDE_SUBJECT_NOTIFICATION,
                        OutsideRequests.DecideSubjectNotification.class,
                        OutsideRoutes::decideNotification),
                endpoint.act(
                        "subject-notifications",
                        Permission.NOTIFY_SUBJECTS,
                        OutsideRequests.NotifySubjects.class,
                        this::notifySubjects),
                endpoint.act(
                        "police-contacts",
                        Permission.CONTACT_POLICE,
                        OutsideRequests.ContactPolice.class,
                        OutsideRoutes::contactPolice));
    }

    private Prepared proposeDisclosure(Target target, OutsideRequests.ProposeDisclosure request) {
        var proposal = checked(new DisclosureDecision(
                request.result(), request.reason(), request.note(), request.until(), request.mode()));
        return Prepared.of(new ProposeDisclosure(target.incidentId(), target.act(), proposal));
    }

    private Prepared decideDisclosure(Target target, OutsideRequests.DecideDisclosure request) {
        var decision = checked(new DisclosureDecision(
                request.result(), request.reason(), request.note(), request.until(), request.mode()));
        return Prepared.of(new DecideDisclosure(target.incidentId(), target.act(), decision, request.override()));
    }

    /** 非公表 needs its reason, 保留 its end. */
    private DisclosureDecision checked(DisclosureDecision decision) {
        DisclosureResult result = decision.result();
        endpoint.clock()
                .facts()
                .require(
                        result != DisclosureResult.NOT_PUBLIC || decision.reason() != null,
                        "/reason",
                        "REQUIRED",
                        "公表しないときは理由を送ってください。")
                .require(
                        result != DisclosureResult.PUBLIC || decision.reason() == null,
                        "/reason",
                        "CONTRADICTION",
                        "reason は公表しない又は保留する理由です。公表するときは note に記してください。")
                .require(
                        (result == DisclosureResult.DEFERRED) == (decision.until() != null),
                        "/until",
                        result == DisclosureResult.DEFERRED ? "REQUIRED" : "CONTRADICTION",
                        "until は保留するときに、そのときにだけ送ってください。")
                .check();
        return decision;
    }

    private static Prepared disclose(Target target, OutsideRequests.Disclose request) {
        var disclosure = new Disclosure(request.medium(), request.text());
        return Prepared.numbered(new Disclose(target.incidentId(), target.act(), disclosure), "disclosures");
    }

    private static Prepared proposeNotification(Target target, OutsideRequests.ProposeSubjectNotification request) {
        var proposal = new SubjectNotificationDecision(request.result(), request.reason());
        return Prepared.of(new ProposeSubjectNotification(target.incidentId(), target.act(), proposal));
    }

    private static Prepared decideNotification(Target target, OutsideRequests.DecideSubjectNotification request) {
        var decision = new SubjectNotificationDecision(request.result(), request.reason());
        return Prepared.of(
                new DecideSubjectNotification(target.incidentId(), target.act(), decision, request.override()));
    }

    /** A notification reaches somebody; 代替措置 may reach nobody in particular. */
    Prepared notifySubjects(Target target, OutsideRequests.NotifySubjects request) {
        endpoint.clock()
                .facts()
                .require(
                        request.count() > 0 || request.method() == SubjectNotificationMethod.SUBSTITUTE,
                        "/count",
                        "OUT_OF_RANGE",
                        "通知した人数を1以上で送ってください。")
                .check();
        var notification = new SubjectNotification(request.method(), request.count(), request.note());
        return Prepared.numbered(
                new NotifySubjects(target.incidentId(), target.act(), notification), "subject-notifications");
    }

    private static Prepared contactPolice(Target target, OutsideRequests.ContactPolice request) {
        var contact = new PoliceContact(request.type(), request.office(), request.reference());
        return Prepared.numbered(new ContactPolice(target.incidentId(), target.act(), contact), "police-contacts");
    }
}
