package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.shared.Personal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("個人情報となり得る文言の分類")
class PersonalComponentsTest {

    private static final String ACTION = "method and path of an endpoint";
    private static final String POST = "code of a post";
    private static final String UNIT = "code of an organ or department";
    private static final String HASH = "hash of a file";

    private static final String RULE = "what a rule is called, in which edition";

    /** Texts that stay readable in the log, and why; every other text of an event is {@link Personal}. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("AccessRefused.action", ACTION),
            Map.entry("Actor.actingFor", POST),
            Map.entry("Actor.post", POST),
            Map.entry("Actor.unit", UNIT),
            Map.entry("AffectedSystem.managerPost", POST),
            Map.entry("ConcurrentPosts.posts", POST),
            Map.entry("Duty.basis", RULE),
            Map.entry("Duty.clause", RULE),
            Map.entry("DutiesDetermined.ruleVersion", RULE),
            Map.entry("AbsenceRecorded.unit", UNIT),
            Map.entry("DepartmentAdded.code", UNIT),
            Map.entry("DepartmentAdded.name", "name of a department"),
            Map.entry("DepartmentAdded.organ", UNIT),
            Map.entry("CorrectionProposed.field", "name of a field"),
            Map.entry("Attachment.mediaType", "media type, by content"),
            Map.entry("Attachment.sha256", HASH),
            Map.entry("Evidence.sha256", HASH),
            Map.entry("EvidenceVerified.sha256", HASH),
            Map.entry("Finding.basis", RULE),
            Map.entry("FieldValue.code", "value of a field that is not personal itself"),
            Map.entry("FieldValue.codes", "values of a field that is not personal itself"),
            Map.entry("Impact.departments", UNIT),
            Map.entry("IncidentNumber.value", "the incident's number"),
            Map.entry("KeyHolder.keyId", "id of a key"),
            Map.entry("IssuedFile.format", "code of a file format"),
            Map.entry("IssuedFile.sha256", HASH),
            Map.entry("LateralCheck.managerPost", POST),
            Map.entry("MeasureCarriedOver.ownerPost", POST),
            Map.entry(
                    "NotificationReceiptRecorded.detail",
                    "codes of whoever reaches people; what looks like an address is refused"),
            Map.entry("NotificationRequested.clause", RULE),
            Map.entry("NotifiedPost.unit", UNIT),
            Map.entry("ObligationDetermined.calendarVersion", RULE),
            Map.entry("ObligationDetermined.ruleVersion", RULE),
            Map.entry("InformationShared.organ", UNIT),
            Map.entry("PolicyScope.excludedNetworks", RULE),
            Map.entry("PolicyScope.route", UNIT),
            Map.entry("PolicyScope.ruleSets", RULE),
            Map.entry("OrderedMeasure.ownerPost", POST),
            Map.entry("OrganAdded.code", UNIT),
            Map.entry("OrganAdded.name", "name of an organ"),
            Map.entry("PersonAdded.department", UNIT),
            Map.entry("PostAssigned.unit", UNIT),
            Map.entry("ProfileAdopted.profileId", "code of a profile"),
            Map.entry("ProfileAdopted.sha256", "hash of a file"),
            Map.entry("ProposedMeasure.ownerPost", POST),
            Map.entry("Report.department", UNIT),
            Map.entry("Report.organ", UNIT),
            Map.entry("ReportedInternally.takenBy", POST),
            Map.entry("RestrictedDataRead.action", ACTION),
            Map.entry("TemplateChanged.sha256", "hash of a file"),
            Map.entry("TemplateChanged.template", "codes of a form and a type of file"));

    /** All texts that are encrypted; a mark that is lost shows here. */
    private static final Set<String> ENCRYPTED = Set.of(
            "AbsenceRecorded.reason",
            "AccountOpened.externalId",
            "Addressee.name",
            "AffectedAsset.name",
            "AffectedSystem.name",
            "Attachment.name",
            "Cause.background",
            "Cause.direct",
            "Cause.method",
            "Cause.unresolved",
            "Cause.vector",
            "CisoInstructed.text",
            "ClosureProposed.reason",
            "ContainmentNotNeeded.reason",
            "ContractedVendor.contract",
            "ContractedVendor.name",
            "Disclosure.text",
            "DisclosureDecision.note",
            "CorrectionProposed.reason",
            "DutyOverride.reason",
            "EmergencyExceptionReported.text",
            "EmergencyPlanInvoked.planVersion",
            "Evidence.custodian",
            "Evidence.description",
            "Evidence.location",
            "EvidenceTransferred.reason",
            "EvidenceTransferred.to",
            "ErasureProposed.reason",
            "ExceptionDecided.comment",
            "ExceptionRequested.reason",
            "ExceptionRequested.what",
            "Execution.checkedBy",
            "Execution.effect",
            "Execution.what",
            "IncidentAssessed.reason",
            "IncidentImported.originalNumber",
            "IncidentReopened.reason",
            "FieldValue.text",
            "InformationShared.content",
            "InformationShared.to",
            "Instruction.measures",
            "Instruction.to",
            "ExternalIdChanged.externalId",
            "ExternalReportAcknowledged.reference",
            "ExternalReportDrafted.content",
            "InternalReport.note",
            "LateralCheck.system",
            "LevelLoweringProposed.reason",
            "LevelRaised.reason",
            "ObligationDetermined.reason",
            "ObligationWithdrawn.reason",
            "LateralCheckAnswered.note",
            "LateralCheckConsidered.conclusion",
            "MeasureCarriedOver.reason",
            "MeasureImplemented.what",
            "MeasureVerified.note",
            "OrderedMeasure.measure",
            "PersonnelActionRecorded.personId",
            "PersonnelActionRecorded.text",
            "PreventionDecided.comment",
            "PreventionDecided.notNeededReason",
            "PersonAdded.name",
            "PoliceContact.office",
            "PoliceContact.reference",
            "ProposedMeasure.what",
            "RecoveryNotNeeded.reason",
            "Report.summary",
            "Report.title",
            "ReportWaived.reason",
            "ReportedInternally.notNeeded",
            "Reporter.contact",
            "Reporter.department",
            "Reporter.name",
            "Situation.findings",
            "SubjectNotification.note",
            "SubjectNotificationDecision.reason",
            "Submission.receiptNumber",
            "Supplement.value",
            "WaiverProposed.reason",
            "SystemStopped.system",
            "UsageInvestigationOrdered.scope",
            "UsageInvestigationOrdered.target",
            "VendorMeasureReported.what",
            "VendorMeasureRequested.request",
            "VendorMeasureRequested.vendor");

    @Test
    @DisplayName("出来事のすべての文言は、暗号化されるか、されない理由がある")
    void every_text_of_every_event_is_classified() {
        Map<String, Boolean> texts = texts();

        assertThat(marked(texts, true)).containsExactlyInAnyOrderElementsOf(ENCRYPTED);
        assertThat(marked(texts, false)).containsExactlyInAnyOrderElementsOf(PLAIN.keySet());
    }

    private static Set<String> marked(Map<String, Boolean> texts, boolean personal) {
        return texts.entrySet().stream()
                .filter(text -> text.getValue() == personal)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Every component that holds text, reachable from an event, and whether it is marked. */
    private static Map<String, Boolean> texts() {
        var texts = new TreeMap<String, Boolean>();
        var seen = new HashSet<Class<?>>();
        EventCatalogue.names().all().values().forEach(event -> collect(event, texts, seen));
        return texts;
    }

    private static void collect(Class<?> type, Map<String, Boolean> texts, Set<Class<?>> seen) {
        if (!type.isRecord() || !seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            for (Class<?> held : held(component.getGenericType())) {
                if (CharSequence.class.isAssignableFrom(held) || held == Object.class) {
                    texts.put(
                            type.getSimpleName() + "." + component.getName(),
                            component.isAnnotationPresent(Personal.class));
                }
                collect(held, texts, seen);
            }
        }
    }

    private static List<Class<?>> held(Type type) {
        return type instanceof ParameterizedType generic
                ? Stream.of(generic.getActualTypeArguments())
                        .flatMap(argument -> held(argument).stream())
                        .collect(Collectors.toList())
                : List.of((Class<?>) type);
    }
}
