package jp.csirt.incident.export.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import java.util.List;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.CauseClass;
import jp.csirt.incident.domain.incident.DisclosureMode;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.DataItem;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.SubjectsCertainty;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.read.detail.IncidentDetail;
import org.jspecify.annotations.Nullable;

/**
 * 一括公表の一件. It holds codes and counts alone: no number, no title, no unit below the 機関, no day and no text that anybody wrote,
 * so that it tells of nobody.
 *
 * @param n place in the list
 * @param month in which the body came to know, as {@code 2026-05}
 * @param personalData 個人情報の有無
 * @param dataItems 漏えい等した項目
 * @param subjects 本人の数, as far as known
 * @param subjectsCertainty whether that number is exact, about or at most
 * @param causeClass 原因区分, as last found
 */
public record DisclosureItem(
        int n,
        String month,
        String organ,
        Category category,
        TriState personalData,
        List<DataItem> dataItems,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer subjects,
        @Nullable SubjectsCertainty subjectsCertainty,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable CauseClass causeClass,
        Milestone milestone) {

    public DisclosureItem {
        dataItems = List.copyOf(dataItems);
    }

    /** Whether it is decided that the incident is made public with others. */
    static boolean isListed(IncidentDetail detail) {
        return detail.disclosure()
                .decision()
                .map(entry -> entry.decision())
                .filter(decision ->
                        decision.result() == DisclosureResult.PUBLIC && decision.mode() == DisclosureMode.BATCH)
                .isPresent();
    }

    /** Without its place. */
    static DisclosureItem of(IncidentDetail detail) {
        PersonalData data = detail.personalData().known();
        return new DisclosureItem(
                0,
                YearMonth.from(TokyoTime.dateOf(detail.awareAt())).toString(),
                detail.organ(),
                detail.category(),
                data.involved() == null ? TriState.UNKNOWN : data.involved(),
                data.items() == null ? List.of() : data.items(),
                data.subjects(),
                data.subjectsCertainty(),
                detail.causes().isEmpty()
                        ? null
                        : detail.causes().getLast().cause().causeClass(),
                detail.milestone());
    }

    /** The same at its place. */
    DisclosureItem at(int place) {
        return new DisclosureItem(
                place,
                month,
                organ,
                category,
                personalData,
                dataItems,
                subjects,
                subjectsCertainty,
                causeClass,
                milestone);
    }
}
