package jp.csirt.incident.domain.timetable;

import java.util.Objects;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.Situation;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/**
 * 事情: the facts that decide which steps an incident needs.
 *
 * @param crime 犯罪の可能性
 * @param personalData 個人情報の有無
 * @param vendorNamed the report names a vendor
 * @param rejected the assessment in force says 非該当 or 重複
 */
record StepFacts(TriState crime, TriState personalData, Category category, boolean vendorNamed, boolean rejected) {

    static final StepFacts NONE = new StepFacts(TriState.UNKNOWN, TriState.UNKNOWN, Category.OTHER, false, false);

    StepFacts after(IncidentEvent event) {
        return switch (event) {
            case IncidentReported e -> of(e.report());
            case SituationConfirmed e -> found(e.situation());
            case IncidentAssessed e ->
                new StepFacts(
                        crime,
                        personalData,
                        e.category(),
                        vendorNamed,
                        !e.verdict().confirmsIncident());
            case IncidentReopened _ -> new StepFacts(crime, personalData, category, vendorNamed, false);
            default -> this;
        };
    }

    /** 証拠保全: an attack, or what may be a crime. */
    boolean asksForEvidence() {
        return crime == TriState.YES || (category.attack() && crime == TriState.UNKNOWN && !rejected);
    }

    /** 委託事業者による. */
    boolean ofVendor() {
        return (vendorNamed || category == Category.VENDOR) && !rejected;
    }

    private static StepFacts of(Report report) {
        return new StepFacts(
                report.crimePossible(),
                known(report.personalData().involved()),
                report.category(),
                report.vendor() != null,
                false);
    }

    private StepFacts found(Situation situation) {
        TriState involved = situation.personalData() == null
                ? null
                : situation.personalData().involved();
        return new StepFacts(
                Objects.requireNonNullElse(situation.crimePossible(), crime),
                Objects.requireNonNullElse(involved, personalData),
                category,
                vendorNamed,
                rejected);
    }

    private static TriState known(@Nullable TriState stated) {
        return Objects.requireNonNullElse(stated, TriState.UNKNOWN);
    }
}
