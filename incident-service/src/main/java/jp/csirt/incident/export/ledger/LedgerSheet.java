package jp.csirt.incident.export.ledger;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.export.ledger.Ledger.UnusedNumber;
import jp.csirt.incident.export.ledger.LedgerItem.LedgerReport;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.export.sheet.Sheet;
import jp.csirt.incident.export.sheet.Sheet.SheetColumn;
import org.jspecify.annotations.Nullable;

/** 台帳の表, in the words of the body; a number that no incident bears has a row that says why. */
public final class LedgerSheet {

    private static final List<Entry> ENTRIES = List.of(
            new Entry("管理番号", 10, (item, profile) -> item.number()),
            new Entry("件名", 20, (item, profile) -> item.title()),
            new Entry("報告日時", 12, (item, profile) -> at(item.reportedAt())),
            new Entry("知った日時", 12, (item, profile) -> at(item.awareAt())),
            new Entry("機関", 8, (item, profile) -> profile.organName(item.organ())),
            new Entry("部署", 8, (item, profile) -> item.department() == null ? "" : profile.unitName(item.department())),
            new Entry("種別", 10, (item, profile) -> profile.word(item.category())),
            new Entry("被害レベル", 5, (item, profile) -> Integer.toString(item.level())),
            new Entry("段階", 8, (item, profile) -> item.milestone().label()),
            new Entry("評価", 8, (item, profile) -> word(item.verdict())),
            new Entry("個人情報", 5, (item, profile) -> item.personalData().label()),
            new Entry(
                    "本人の数",
                    5,
                    (item, profile) ->
                            item.subjects() == null ? "" : item.subjects().toString()),
            new Entry("応急措置の完了", 12, (item, profile) -> at(item.containedAt())),
            new Entry("復旧の完了", 12, (item, profile) -> at(item.recoveredAt())),
            new Entry("原因", 10, (item, profile) -> word(item.causeClass())),
            new Entry("外部報告", 24, LedgerSheet::reports),
            new Entry("公表", 8, (item, profile) -> item.disclosure().label()),
            new Entry("完了日時", 12, (item, profile) -> at(item.closedAt())),
            new Entry("備考", 8, (item, profile) -> item.imported() ? "移行" : ""));

    private static final Set<String> NUMBERS = Set.of("被害レベル", "本人の数");

    private LedgerSheet() {}

    /** The ledger as a table, by number. */
    public static Sheet of(Ledger ledger, PolicyProfile profile) {
        return PaperDates.write(profile.dateStyle(), () -> filled(ledger, profile));
    }

    private static Sheet filled(Ledger ledger, PolicyProfile profile) {
        Stream<List<String>> incidents = ledger.items().stream().map(item -> row(item, profile));
        Stream<List<String>> holes = ledger.unused().stream().map(LedgerSheet::row);
        return new Sheet(
                "台帳 " + ledger.fiscalYear() + "年度",
                ENTRIES.stream()
                        .map(entry -> NUMBERS.contains(entry.title)
                                ? SheetColumn.ofNumbers(entry.title, entry.width)
                                : new SheetColumn(entry.title, entry.width))
                        .toList(),
                Stream.concat(incidents, holes)
                        .sorted(Comparator.<List<String>>comparingInt(
                                        row -> row.getFirst().length())
                                .thenComparing(List::getFirst))
                        .toList());
    }

    private static List<String> row(LedgerItem item, PolicyProfile profile) {
        return ENTRIES.stream().map(entry -> entry.text.apply(item, profile)).toList();
    }

    private static List<String> row(UnusedNumber unused) {
        String why = switch (unused.why()) {
            case FAILED -> "欠番（%s 採番）".formatted(at(unused.takenAt()));
            case DRILL -> "訓練に使用";
            case ERASED -> "消去済";
            case OTHER_YEAR -> "報告日時の訂正により、別の年度の台帳に記載";
        };
        return ENTRIES.stream()
                .map(entry -> switch (entry.title) {
                    case "管理番号" -> unused.number();
                    case "備考" -> why;
                    default -> "";
                })
                .toList();
    }

    private static String reports(LedgerItem item, PolicyProfile profile) {
        return item.reports().stream().map(report -> report(report, profile)).collect(joining("\n"));
    }

    private static String report(LedgerReport report, PolicyProfile profile) {
        String done = report.submittedAt() == null ? "" : "　" + at(report.submittedAt());
        return "%s　%s　%s%s"
                .formatted(
                        profile.word(report.recipient()),
                        report.stage().label(),
                        report.state().label(),
                        done);
    }

    private static String at(@Nullable Instant at) {
        return at == null ? "" : PaperDates.dateTime(at);
    }

    private static String word(@Nullable Labelled code) {
        return code == null ? "" : code.label();
    }

    private record Entry(String title, int width, BiFunction<LedgerItem, PolicyProfile, String> text) {}
}
