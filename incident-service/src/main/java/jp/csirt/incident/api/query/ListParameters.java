package jp.csirt.incident.api.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.read.incidentlist.IncidentListQuery;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Filter;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Sort;
import jp.csirt.incident.read.incidentlist.SearchWord;
import org.jspecify.annotations.Nullable;

/** 一覧の指定: reads the parameters of the list; whatever is out of range is 400. */
final class ListParameters {

    private static final Set<String> KNOWN = Set.of(
            "q",
            "milestone",
            "level",
            "category",
            "organ",
            "department",
            "drill",
            "overdue",
            "undated",
            "reportedFrom",
            "reportedTo",
            "sort",
            "limit",
            "cursor",
            "count",
            "after");

    private static final int LONGEST_SEARCH = 200;
    private static final String CODE = "組織の符号を指定してください。";

    private ListParameters() {}

    /**
     * The question that the parameters ask.
     *
     * @param departments names of the departments by code
     */
    static IncidentListQuery of(Call call, Map<String, String> departments, Instant now) {
        call.allowOnly(KNOWN);
        Filter filter = filter(call, departments);
        Sort sort = sort(call.parameter("sort"));
        String cursor = call.parameter("cursor");
        return new IncidentListQuery(
                Sight.of(call.caller()),
                filter,
                sort,
                PageSize.of(call),
                now,
                cursor == null ? null : ListCursor.position(cursor, sort, filter),
                Boolean.TRUE.equals(truth(call, "count")));
    }

    private static Filter filter(Call call, Map<String, String> departments) {
        return new Filter(
                words(call.parameter("q"), departments),
                parsed(call, "milestone", Milestone::valueOf, "知らない段階です。"),
                parsed(call, "level", ListParameters::level, "0から3で指定してください。"),
                parsed(call, "category", Category::valueOf, "知らない種別です。"),
                parsed(call, "organ", ListParameters::code, CODE),
                parsed(call, "department", ListParameters::code, CODE),
                truth(call, "drill"),
                truth(call, "overdue"),
                truth(call, "undated"),
                day(call, "reportedFrom", 0),
                day(call, "reportedTo", 1));
    }

    private static List<SearchWord> words(@Nullable String search, Map<String, String> departments) {
        if (search == null) {
            return List.of();
        }
        if (search.length() > LONGEST_SEARCH || search.chars().anyMatch(Character::isISOControl)) {
            throw ApiProblem.parameter("q", "200字以内で、改行やタブなどの制御文字を含めずに指定してください。");
        }
        return SearchWord.of(search, departments);
    }

    private static Sort sort(@Nullable String sort) {
        return switch (sort) {
            case null -> Sort.REPORTED_AT_DESCENDING;
            case "-reportedAt" -> Sort.REPORTED_AT_DESCENDING;
            case "dueAt" -> Sort.DUE_AT;
            case "-level" -> Sort.LEVEL_DESCENDING;
            default -> throw ApiProblem.parameter("sort", "-reportedAt、dueAt 又は -level を指定してください。");
        };
    }

    /** A parameter that is true or false. */
    static @Nullable Boolean truth(Call call, String name) {
        return parsed(call, name, ListParameters::truth, "true 又は false を指定してください。");
    }

    private static boolean truth(String text) {
        if (!Arrays.asList("true", "false").contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    /** As the organisation's codes are: nothing that cannot be seen. */
    private static String code(String text) {
        if (!text.matches("[^\\p{Cntrl}\\u0080-\\u009F ]{0,200}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static int level(String text) {
        if (!text.matches("[0-3]")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Instant day(Call call, String name, int plusDays) {
        return parsed(
                call,
                name,
                text -> TokyoTime.startOf(date(text).plusDays(plusDays)),
                "日付（例 2026-04-01）を1950年から2199年までで指定してください。");
    }

    /** As in the bodies of requests; times of other years could not be compared as they are stored. */
    private static LocalDate date(String text) {
        if (!text.matches("(19[5-9]|20\\d|21\\d)\\d-\\d{2}-\\d{2}")) {
            throw new IllegalArgumentException(text);
        }
        return LocalDate.parse(text);
    }

    private static <T> @Nullable T parsed(Call call, String name, Function<String, T> parse, String message) {
        String text = call.parameter(name);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw ApiProblem.parameter(name, message);
        }
    }
}
