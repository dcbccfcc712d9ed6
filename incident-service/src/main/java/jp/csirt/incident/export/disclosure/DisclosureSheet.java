package jp.csirt.incident.export.disclosure;

import static java.util.stream.Collectors.joining;

import java.time.YearMonth;
import java.util.List;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.report.SubjectsCertainty;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.export.sheet.Sheet;
import jp.csirt.incident.export.sheet.Sheet.SheetColumn;
import org.jspecify.annotations.Nullable;

/** 一括公表の表, in the words of the body. */
public final class DisclosureSheet {

    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.ofNumbers("番号", 5),
            new SheetColumn("発覚した月", 10),
            new SheetColumn("機関", 12),
            new SheetColumn("種別", 16),
            new SheetColumn("個人情報", 6),
            new SheetColumn("対象の情報", 24),
            SheetColumn.ofNumbers("対象人数", 8),
            new SheetColumn("原因", 14),
            new SheetColumn("対応の状況", 10));

    /** What is said of a list of somebody who does not see every incident. */
    public static final String PARTIAL = "見られる事案だけ";

    private static final String ASKED = "確認中";

    private DisclosureSheet() {}

    /** The list as a table. */
    public static Sheet of(DisclosureList list, PolicyProfile profile) {
        return PaperDates.write(profile.dateStyle(), () -> filled(list, profile));
    }

    private static Sheet filled(DisclosureList list, PolicyProfile profile) {
        return new Sheet(
                "公表一覧 " + list.half() + (list.partial() ? "（" + PARTIAL + "）" : ""),
                COLUMNS,
                list.items().stream().map(item -> row(item, profile)).toList());
    }

    private static List<String> row(DisclosureItem item, PolicyProfile profile) {
        return List.of(
                Integer.toString(item.n()),
                PaperDates.month(YearMonth.parse(item.month())),
                profile.organName(item.organ()),
                profile.word(item.category()),
                item.personalData().label(),
                item.dataItems().stream().map(profile::word).collect(joining("、")),
                subjects(item),
                word(item.causeClass()),
                item.milestone().label());
    }

    private static String subjects(DisclosureItem item) {
        Integer subjects = item.subjects();
        if (subjects != null) {
            return subjects + certainty(item.subjectsCertainty());
        }
        return item.personalData() == TriState.NO ? "" : ASKED;
    }

    /** An exact number stands alone. */
    private static String certainty(@Nullable SubjectsCertainty certainty) {
        if (certainty == SubjectsCertainty.CONFIRMED) {
            return "";
        }
        return "（%s）"
                .formatted(certainty == null || certainty == SubjectsCertainty.UNKNOWN ? ASKED : certainty.label());
    }

    private static String word(@Nullable Labelled code) {
        return code == null ? "調査中" : code.label();
    }
}
