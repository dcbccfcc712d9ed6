package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.AttachmentCommand.AttachFile;
import jp.csirt.incident.domain.incident.AttachmentEvent.FileAttached;
import jp.csirt.incident.domain.incident.EvidenceCommand.PreserveEvidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.TransferEvidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.VerifyEvidence;
import jp.csirt.incident.domain.incident.FormCommand.IssueForm;
import jp.csirt.incident.domain.incident.InvestigationCommand.RecordCause;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.LateralCheckCommand.AnswerLateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckCommand.ConsiderLateralCheck;
import jp.csirt.incident.domain.incident.SupplementCommand.SupplementFields;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import org.axonframework.commandhandling.CommandHandler;

/** 横展開・証拠保全・添付・原因究明の行為, and issuing the forms they fill, on an open incident. */
final class FindingActs {

    private final Incident incident;

    FindingActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    void decide(ConsiderLateralCheck command) {
        apply(incident.open().lateralChecks().consider(command));
    }

    @CommandHandler
    void decide(AnswerLateralCheck command) {
        apply(incident.open().lateralChecks().answer(command));
    }

    @CommandHandler
    void decide(PreserveEvidence command) {
        apply(incident.open().evidence().preserve(command));
    }

    @CommandHandler
    void decide(TransferEvidence command) {
        apply(incident.open().evidence().transfer(command));
    }

    @CommandHandler
    void decide(VerifyEvidence command) {
        apply(incident.open().evidence().verify(command));
    }

    @CommandHandler
    void decide(AttachFile command) {
        var _ = incident.open();
        apply(new FileAttached(command.incidentId(), command.act(), command.attachment()));
    }

    @CommandHandler
    Created decide(IssueForm command) {
        var issued = incident.open().forms().issue(command);
        apply(issued);
        return new Created(issued.number().n());
    }

    @CommandHandler
    void decide(SupplementFields command) {
        var _ = incident.open();
        apply(new FieldsSupplemented(command.incidentId(), command.act(), command.values()));
    }

    @CommandHandler
    void decide(RecordCause command) {
        var _ = incident.open();
        apply(new CauseRecorded(command.incidentId(), command.act(), command.cause()));
    }
}
