package jp.csirt.incident.platform.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import jp.csirt.incident.platform.personal.SubjectKeys;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("事象の名前と版")
class NamedEventSerializerTest {

    private static final SubjectKeys NO_KEYS = id -> {
        throw new AssertionError(id);
    };

    private static final EventNames NAMES =
            new EventNames(Map.of("thing-seen", Seen.class, "thing-lost", Unrevised.class, "thing-odd", Odd.class));
    private final NamedEventSerializer serializer = new NamedEventSerializer(NAMES, _ -> {});

    @Test
    @DisplayName("事象は型ではなく名前と版で残る")
    void an_event_is_written_under_its_name_and_revision() {
        SerializedObject<String> written = serializer.serialize(new Seen("端末"), String.class);

        assertThat(written.getType().getName()).isEqualTo("thing-seen");
        assertThat(written.getType().getRevision()).isEqualTo("2");
        assertThat(written.getData()).isEqualTo("{\"what\":\"端末\"}");
        assertThat(serializer.<String, Object>deserialize(written)).isEqualTo(new Seen("端末"));
    }

    @Test
    @DisplayName("今の版と古い版は読める")
    void the_present_and_older_revisions_are_read() {
        assertThat(serializer.read("thing-seen", "2", "{\"what\":\"a\"}", NO_KEYS))
                .isEqualTo(new Seen("a"));
        assertThat(serializer.read("thing-seen", "1", "{\"what\":\"a\"}", NO_KEYS))
                .isEqualTo(new Seen("a"));
    }

    @Test
    @DisplayName("付帯情報は値のまま読める")
    void metadata_is_read_back() {
        MetaData metaData = MetaData.with("actor", "窓口").and("n", 3);

        SerializedObject<String> written = serializer.serialize(metaData, String.class);

        assertThat(serializer.readMetaData(written.getData())).isEqualTo(metaData);
        assertThat(serializer.readMetaData("{}")).isEmpty();
    }

    @Test
    @DisplayName("名前のない型は書かない")
    void a_class_without_a_name_is_refused() {
        assertThatThrownBy(() -> serializer.serialize("text", String.class))
                .isInstanceOf(SerializationException.class)
                .hasMessage("event class java.lang.String has no registered name");
    }

    @Test
    @DisplayName("版のない型は書かない")
    void a_class_without_a_revision_is_refused() {
        assertThatThrownBy(() -> serializer.serialize(new Unrevised("a"), String.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageEndingWith("Unrevised states no revision");
    }

    @Test
    @DisplayName("知らない名前は読まない")
    void an_unknown_name_is_refused() {
        assertThatThrownBy(() -> serializer.read("thing-found", "1", "{}", NO_KEYS))
                .isInstanceOf(SerializationException.class)
                .hasMessage("the store holds an event named 'thing-found', which this version does not know");
    }

    @Test
    @DisplayName("新しい版は読まない")
    void a_newer_revision_is_refused() {
        assertThatThrownBy(() -> serializer.read("thing-seen", "10", "{\"what\":\"a\"}", NO_KEYS))
                .isInstanceOf(SerializationException.class)
                .hasMessage("the store holds revision 10 of 'thing-seen', written by a newer version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "two"})
    @DisplayName("数でない版は読まない")
    void a_revision_that_is_no_number_is_refused(String revision) {
        assertThatThrownBy(() -> serializer.read("thing-seen", revision, "{}", NO_KEYS))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("'thing-seen' is not a number");
        assertThatThrownBy(() -> serializer.read("thing-seen", null, "{}", NO_KEYS))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("'thing-seen' is not a number");
        assertThatThrownBy(() -> serializer.read("thing-odd", "1", "{}", NO_KEYS))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("'thing-odd' is not a number");
    }

    @Test
    @DisplayName("一つの型に二つの名前は付けられない")
    void a_class_has_one_name() {
        assertThatThrownBy(() -> new EventNames(Map.of("a", Seen.class, "b", Seen.class)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** An event. */
    @Revision("2")
    record Seen(String what) {}

    /** An event somebody forgot to give a revision. */
    record Unrevised(String what) {}

    /** An event with a revision that cannot be compared. */
    @Revision("two")
    record Odd(String what) {}
}
