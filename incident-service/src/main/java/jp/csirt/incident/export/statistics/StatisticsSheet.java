package jp.csirt.incident.export.statistics;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.export.form.JapaneseDuration;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.export.sheet.Sheet;
import jp.csirt.incident.export.sheet.Sheet.SheetColumn;
import jp.csirt.incident.read.statistics.Spread;
import jp.csirt.incident.read.statistics.Statistics;
import jp.csirt.incident.read.statistics.Statistics.InTime;
import org.jspecify.annotations.Nullable;

/** 統計の表, in the words of the body: a figure a row, with the cells that do not apply to it left blank. */
public final class StatisticsSheet {

    private static final List<SheetColumn> COLUMNS = List.of(
            new SheetColumn("区分", 12),
            new SheetColumn("項目", 22),
            SheetColumn.ofNumbers("件数", 6),
            new SheetColumn("中央値", 12),
            new SheetColumn("90パーセンタイル", 12),
            SheetColumn.ofNumbers("期限内", 6),
            SheetColumn.ofNumbers("期限後", 6),
            SheetColumn.ofNumbers("未報告（期限超過）", 8),
            SheetColumn.ofNumbers("未報告（期限前）", 8));

    private StatisticsSheet() {}

    /** The figures as a table. */
    public static Sheet of(Statistics statistics, PolicyProfile profile) {
        return PaperDates.write(profile.dateStyle(), () -> filled(statistics, profile));
    }

    private static Sheet filled(Statistics statistics, PolicyProfile profile) {
        return new Sheet(
                "統計 " + statistics.fiscalYear() + "年度",
                COLUMNS,
                Stream.of(counts(statistics, profile), durations(statistics), reports(statistics, profile))
                        .flatMap(rows -> rows)
                        .toList());
    }

    private static Stream<List<String>> counts(Statistics of, PolicyProfile profile) {
        return Stream.of(
                        Stream.of(count("全体", "事案", of.incidents())),
                        of.byLevel().entrySet().stream().map(at -> count("被害レベル", "レベル" + at.getKey(), at.getValue())),
                        of.byCategory().entrySet().stream()
                                .map(at -> count("種別", profile.word(at.getKey()), at.getValue())),
                        of.byMonth().entrySet().stream()
                                .map(at ->
                                        count("報告の月", PaperDates.month(YearMonth.parse(at.getKey())), at.getValue())),
                        of.byDepartment().entrySet().stream()
                                .map(at -> count("部署", department(at.getKey(), profile), at.getValue())))
                .flatMap(rows -> rows);
    }

    /** What a department is called; incidents without one have the empty code. */
    public static String department(String code, PolicyProfile profile) {
        return code.isEmpty() ? "（部署なし）" : profile.unitName(code);
    }

    private static Stream<List<String>> durations(Statistics of) {
        var durations = of.durations();
        return Stream.of(
                duration("発生から知るまで", durations.detect()),
                duration("知ってから受付まで", durations.acknowledge()),
                duration("知ってから評価まで", durations.assess()),
                duration("知ってから応急措置の完了まで", durations.contain()),
                duration("知ってから復旧の完了まで", durations.recover()),
                duration("知ってから完了まで", durations.close()));
    }

    private static Stream<List<String>> reports(Statistics of, PolicyProfile profile) {
        return of.reportedInTime().entrySet().stream().map(at -> report(profile.word(at.getKey()), at.getValue()));
    }

    private static List<String> count(String kind, String what, int count) {
        return List.of(kind, what, Integer.toString(count), "", "", "", "", "", "");
    }

    private static List<String> duration(String what, Spread spread) {
        return List.of(
                "要した時間",
                what,
                Integer.toString(spread.count()),
                words(spread.median()),
                words(spread.p90()),
                "",
                "",
                "",
                "");
    }

    private static List<String> report(String recipient, InTime reports) {
        int all = reports.inTime() + reports.late() + reports.overdue() + reports.open();
        return Stream.concat(
                        Stream.of("外部報告", recipient, Integer.toString(all), "", ""),
                        Stream.of(reports.inTime(), reports.late(), reports.overdue(), reports.open())
                                .map(count -> Integer.toString(count)))
                .toList();
    }

    private static String words(@Nullable Duration duration) {
        return duration == null ? "" : JapaneseDuration.words(duration);
    }
}
