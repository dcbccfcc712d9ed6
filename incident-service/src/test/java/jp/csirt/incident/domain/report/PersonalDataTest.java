package jp.csirt.incident.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("個人情報に関する事実")
class PersonalDataTest {

    private static final PersonalData EARLIER = new PersonalData(
            TriState.YES,
            TriState.YES,
            List.of(SubjectKind.RESIDENT),
            List.of(DataItem.NAME),
            TriState.YES,
            TriState.YES,
            TriState.YES,
            TriState.YES,
            120,
            30,
            SubjectsCertainty.ESTIMATED,
            TriState.YES,
            TriState.YES,
            List.of(LeakType.LEAK),
            LeakCertainty.SUSPECTED,
            List.of(LeakSign.INFO_STEALER));

    private static final PersonalData LATER = new PersonalData(
            TriState.NO,
            TriState.NO,
            List.of(SubjectKind.STUDENT),
            List.of(DataItem.ADDRESS, DataItem.TAX),
            TriState.NO,
            TriState.NO,
            TriState.NO,
            TriState.NO,
            0,
            0,
            SubjectsCertainty.CONFIRMED,
            TriState.NO,
            TriState.NO,
            List.of(),
            LeakCertainty.OCCURRED,
            List.of(LeakSign.INSIDER_ACCESS));

    static IntStream members() {
        return IntStream.range(0, PersonalData.class.getRecordComponents().length);
    }

    @ParameterizedTest
    @MethodSource("members")
    @DisplayName("状況確認で述べられた事実だけが改まる")
    void a_stated_member_replaces_that_member_alone(int member) throws ReflectiveOperationException {
        var stated = new ArrayList<@Nullable Object>();
        var expected = new ArrayList<@Nullable Object>(values(EARLIER));
        members().forEach(i -> stated.add(i == member ? values(LATER).get(i) : null));
        expected.set(member, values(LATER).get(member));

        assertThat(values(EARLIER.replacedBy(of(stated)))).isEqualTo(expected);
    }

    @Test
    @DisplayName("何も述べなければ何も改まらず、すべて述べればすべて改まる")
    void nothing_stated_changes_nothing_and_everything_stated_changes_everything() {
        assertThat(EARLIER.replacedBy(PersonalData.UNSTATED)).isEqualTo(EARLIER);
        assertThat(EARLIER.replacedBy(LATER)).isEqualTo(LATER);
        assertThat(PersonalData.UNSTATED.replacedBy(LATER)).isEqualTo(LATER);
    }

    @Test
    @DisplayName("述べられていない事実は不明と読む")
    void what_was_not_stated_is_read_as_unknown() {
        assertThat(PersonalData.UNSTATED.known())
                .isEqualTo(new PersonalData(
                        TriState.UNKNOWN,
                        TriState.UNKNOWN,
                        List.of(),
                        List.of(),
                        TriState.UNKNOWN,
                        TriState.UNKNOWN,
                        TriState.UNKNOWN,
                        TriState.UNKNOWN,
                        null,
                        null,
                        SubjectsCertainty.UNKNOWN,
                        TriState.UNKNOWN,
                        TriState.UNKNOWN,
                        List.of(),
                        null,
                        List.of()));
    }

    @Test
    @DisplayName("述べられた事実はそのまま読む")
    void what_was_stated_is_read_as_it_is() {
        assertThat(EARLIER.known()).isEqualTo(EARLIER);
        assertThat(LATER.known()).isEqualTo(LATER);
    }

    @Test
    @DisplayName("一覧は渡した後に変わらない")
    void lists_are_copied() {
        var items = new ArrayList<>(List.of(DataItem.NAME));
        var data = new PersonalData(
                null, null, null, items, null, null, null, null, null, null, null, null, null, null, null, null);
        items.add(DataItem.TAX);

        assertThat(data.items()).containsExactly(DataItem.NAME);
    }

    private static List<@Nullable Object> values(PersonalData data) {
        var values = new ArrayList<@Nullable Object>();
        Stream.of(PersonalData.class.getRecordComponents()).forEach(member -> values.add(read(member, data)));
        return values;
    }

    private static @Nullable Object read(RecordComponent member, PersonalData data) {
        try {
            return member.getAccessor().invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static PersonalData of(List<@Nullable Object> values) throws ReflectiveOperationException {
        var types = Arrays.stream(PersonalData.class.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return PersonalData.class.getDeclaredConstructor(types).newInstance(values.toArray());
    }
}
