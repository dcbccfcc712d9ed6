package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;

import java.util.List;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.profile.LocalPolicy.Terms;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyScope;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail.InternalReportEntry;
import org.jspecify.annotations.Nullable;

/** 名称: the names that the body gives to organs, departments and posts; a code it does not know prints as it stands. */
final class Names {

    private final PolicyProfile profile;

    Names(PolicyProfile profile) {
        this.profile = profile;
    }

    /** 機関. */
    String organ(String code) {
        return profile.organName(code);
    }

    /** 部署又は機関. */
    String unit(@Nullable String code) {
        return code == null ? "" : profile.unitName(code);
    }

    /** A code's words here; open when absent. */
    Answer word(@Nullable Labelled code) {
        return code == null ? Answer.OPEN : Answer.of(code, profile.word(code));
    }

    /** The words of several codes here; open when there are none. */
    Answer words(@Nullable List<? extends Labelled> codes) {
        return codes == null
                ? Answer.OPEN
                : Answer.of(codes, codes.stream().map(profile::word).collect(joining("、")));
    }

    /** 自らの呼び方, such as 本町. */
    String self() {
        return profile.selfReference();
    }

    /** 用語. */
    Terms terms() {
        return profile.local().terms();
    }

    /** 適用される規程 and what the policy does not apply to, as lines. */
    String scope(@Nullable PolicyScope scope) {
        if (scope == null) {
            return "";
        }
        String rules = scope.ruleSets().stream().map(profile::ruleSetName).collect(joining("、"));
        String outside = scope.excludedNetworks().stream()
                .map(profile::excludedNetworkName)
                .collect(joining("、"));
        return Answer.lines(
                rules.isEmpty() ? null : "適用される規程: " + rules, outside.isEmpty() ? null : "適用対象外: " + outside);
    }

    /** 期限: one that ends with a day is that day, any other a time. */
    static String limit(Due due) {
        return due.endsWithDay() ? PaperDates.date(due.hardOn()) : PaperDates.dateTime(due.hard());
    }

    /** 代わりに報告を受けた職, in brackets; nothing where the report reached whom it was for. */
    String insteadOf(InternalReportEntry told) {
        String takenBy = told.takenBy();
        return takenBy == null ? "" : "（代わりに %s）".formatted(post(takenBy));
    }

    /** 職, 部署又は機関; any other text as it stands. */
    String post(String code) {
        return profile.addresseeName(code);
    }
}
