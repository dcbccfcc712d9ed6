package jp.csirt.incident.api.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.MayBeBlank;
import jp.csirt.incident.domain.shared.PostCode;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a record's own shape states: a member that may be absent is {@link Nullable}, a {@link LongText} ends at
 * 20 000 UTF-16 units and another text at 200, lists at 1 000 entries unless a {@link Range} says otherwise; texts are
 * well-formed and free of control characters.
 */
final class RecordCheck {

    private static final String POST = "[A-Z][A-Z0-9_]*(@[^\\p{Cntrl}\\u0080-\\u009F @]+)?";
    private static final int SHORT = 200;
    private static final int LONG = 20_000;
    private static final int ENTRIES = 1000;
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final List<FieldError> errors = new ArrayList<>();

    private RecordCheck() {}

    /** Every member at fault, in the order of the record; empty when all fit. */
    static List<FieldError> errors(Record request) {
        var check = new RecordCheck();
        check.members("", request);
        return check.errors;
    }

    private void members(String pointer, Record value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            member(pointer + "/" + component.getName(), component, read(component, value));
        }
    }

    private void member(String pointer, RecordComponent component, @Nullable Object value) {
        switch (value) {
            case null -> {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    add(pointer, "REQUIRED", "必ず入力してください。");
                }
            }
            case String text -> text(pointer, component, text);
            case Integer number -> number(pointer, component.getAnnotation(Range.class), number);
            case List<?> list -> entries(pointer, component.getAnnotation(Range.class), list);
            case Record nested -> members(pointer, nested);
            case Instant instant -> inRange(pointer, !instant.isBefore(at(EARLIEST)) && instant.isBefore(at(LATEST)));
            case LocalDate date -> inRange(pointer, !date.isBefore(EARLIEST) && date.isBefore(LATEST));
            default -> {}
        }
    }

    private void text(String pointer, RecordComponent component, String text) {
        boolean isLong = component.isAnnotationPresent(LongText.class);
        boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        int limit = isLong ? LONG : SHORT;
        if (text.length() > limit) {
            add(pointer, "TOO_LONG", "%d文字までです（今は%d文字）。".formatted(limit, text.length()));
        } else if (required && text.isBlank() && !component.isAnnotationPresent(MayBeBlank.class)) {
            add(pointer, "BLANK", "空にはできません。");
        } else if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            add(pointer, "MALFORMED_TEXT", "文字として成り立たない符号が含まれています。");
        } else if (text.codePoints().anyMatch(c -> isControl(c, isLong))) {
            add(pointer, "CONTROL_CHARACTER", "制御文字は使えません。");
        } else if (component.isAnnotationPresent(Sha256.class) && !text.matches("[0-9a-fA-F]{64}")) {
            add(pointer, "WRONG_FORM", "SHA-256を16進の64桁で送ってください。");
        } else if (component.isAnnotationPresent(PostCode.class) && !text.matches(POST)) {
            add(pointer, "WRONG_FORM", "職のコード（例 SYS_MANAGER、SEC_MANAGER@tax）を送ってください。");
        }
    }

    private void number(String pointer, @Nullable Range range, int number) {
        int min = range == null ? 0 : range.min();
        int max = range == null ? Integer.MAX_VALUE : range.max();
        if (number < min || number > max) {
            add(pointer, "OUT_OF_RANGE", "%d以上%d以下の整数を送ってください。".formatted(min, max));
        }
    }

    private void entries(String pointer, @Nullable Range range, List<?> list) {
        int most = range == null ? ENTRIES : range.max();
        if (list.size() > most) {
            add(pointer, "TOO_MANY", "%d件までです（今は%d件）。".formatted(most, list.size()));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Record entry) {
                members(pointer + "/" + i, entry);
            } else if (list.get(i) instanceof String text && !isPlain(text)) {
                add(pointer + "/" + i, "WRONG_FORM", "空でない%d文字までの文字列を送ってください。".formatted(SHORT));
            }
        }
    }

    private void inRange(String pointer, boolean fits) {
        if (!fits) {
            add(pointer, "OUT_OF_RANGE", "%d年から%d年までの日時を送ってください。".formatted(EARLIEST.getYear(), LATEST.getYear() - 1));
        }
    }

    private void add(String pointer, String code, String message) {
        errors.add(new FieldError(pointer, code, message));
    }

    private static boolean isPlain(String text) {
        return !text.isBlank()
                && text.length() <= SHORT
                && text.codePoints().noneMatch(c -> isControl(c, false) || Character.getType(c) == Character.SURROGATE);
    }

    private static boolean isControl(int c, boolean longText) {
        return Character.isISOControl(c) && !(longText && (c == '\n' || c == '\t'));
    }

    private static Instant at(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record can always be read", e);
        }
    }
}
