package jp.csirt.incident.api.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.read.detail.IncidentDetail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("記録の内容の言葉")
class StatesTest {

    static Set<Class<?>> codes() {
        var seen = new LinkedHashSet<Class<?>>();
        collect(IncidentDetail.class, seen);
        seen.removeIf(type -> !type.isEnum());
        return seen;
    }

    private static void collect(Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType parameterized) {
            Stream.of(parameterized.getActualTypeArguments()).forEach(one -> collect(one, seen));
        } else if (type instanceof Class<?> known && seen.add(known)) {
            if (known.isSealed()) {
                Stream.of(known.getPermittedSubclasses()).forEach(one -> collect(one, seen));
            }
            if (known.isRecord()) {
                Arrays.stream(known.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(one -> collect(one, seen));
            }
        }
    }

    @Test
    @DisplayName("事案の内容から符号が見つかる")
    void the_codes_are_found() {
        assertThat(codes()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("codes")
    @DisplayName("事案の内容にあるどの符号にも、言葉がある")
    void every_code_has_words(Class<?> type) {
        assertThat(List.of(type.getEnumConstants())).allSatisfy(code -> {
            if (!(code instanceof Labelled)) {
                assertThat(States.label((Enum<?>) code)).isNotEqualTo(((Enum<?>) code).name());
            }
        });
    }
}
