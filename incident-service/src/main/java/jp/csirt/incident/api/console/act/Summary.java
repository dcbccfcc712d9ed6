package jp.csirt.incident.api.console.act;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Blank.Input;
import jp.csirt.incident.api.console.act.Blank.Option;
import jp.csirt.incident.api.console.frame.Times;

/** 送る前の確かめ: what was typed, in words; what was left out is not known. */
final class Summary {

    private Summary() {}

    static List<Line> of(List<Input> inputs, Times times) {
        return inputs.stream().flatMap(input -> lines(input, times)).toList();
    }

    private static Stream<Line> lines(Input input, Times times) {
        return input.rows().isEmpty()
                ? Stream.of(new Line(input.label(), words(input, times)))
                : input.rows().stream()
                        .flatMap(List::stream)
                        .flatMap(one -> lines(one, times))
                        .filter(line ->
                                input.kind() != Fields.Kind.ROWS || !line.text().isEmpty());
    }

    private static String words(Input input, Times times) {
        return switch (input.kind()) {
            case CHOICE, SEVERAL ->
                String.join(
                        "、",
                        input.options().stream()
                                .filter(Option::chosen)
                                .map(Option::label)
                                .toList());
            case YES_NO -> input.value().isEmpty() ? "" : input.value().equals("true") ? "はい" : "いいえ";
            case TIME, DATE -> times.words(input.value());
            case TEXT, SUGGESTED, LONG_TEXT, NUMBER, LINES, GROUP, ROWS -> input.value();
        };
    }

    /** 一項目; {@code name} is a key of the messages. */
    record Line(String name, String text) {}
}
