package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.DisclosureCommand.DecideDisclosure;
import jp.csirt.incident.domain.incident.DisclosureCommand.Disclose;
import jp.csirt.incident.domain.incident.DisclosureCommand.ProposeDisclosure;
import jp.csirt.incident.domain.incident.PoliceCommand.ContactPolice;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.DecideSubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.NotifySubjects;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.ProposeSubjectNotification;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.axonframework.commandhandling.CommandHandler;

/** 公表・本人通知・警察への連絡の行為 on an open incident; what was decided to be made public is made so after closing too. */
final class OutsideActs {

    private final Incident incident;

    OutsideActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    void decide(ProposeDisclosure command) {
        apply(incident.open().disclosure().propose(command));
    }

    @CommandHandler
    void decide(DecideDisclosure command, PolicyProfile profile) {
        IncidentState now = incident.open();
        var usual = profile.local()
                .disclosurePolicy()
                .modeOf(
                        now.obligations().concernPersons(),
                        now.facts().now().personalData().subjects());
        apply(now.disclosure().decide(command, usual));
    }

    @CommandHandler
    Created decide(Disclose command) {
        IncidentState now = incident.kept().disclosureOwed() ? incident.kept() : incident.open();
        var disclosed = now.disclosure().disclose(command);
        apply(disclosed);
        return new Created(disclosed.n());
    }

    @CommandHandler
    void decide(ProposeSubjectNotification command) {
        apply(incident.open().subjects().propose(command));
    }

    @CommandHandler
    void decide(DecideSubjectNotification command) {
        apply(incident.open().subjects().decide(command));
    }

    @CommandHandler
    Created decide(NotifySubjects command) {
        var notified = incident.open().subjects().notify(command);
        apply(notified);
        return new Created(notified.n());
    }

    @CommandHandler
    Created decide(ContactPolice command) {
        int n = incident.open().policeContacts() + 1;
        apply(new PoliceContacted(command.incidentId(), command.act(), n, command.contact()));
        return new Created(n);
    }
}
