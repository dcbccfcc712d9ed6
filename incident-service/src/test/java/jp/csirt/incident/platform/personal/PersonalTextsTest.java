package jp.csirt.incident.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.EventNames;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("出来事の中の個人情報")
class PersonalTextsTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Note NOTE = new Note("a", "志免 花子\n\"内線 210\"", null, List.of(new Part("x", "𠮷田")));

    private final TestStore store;
    private final KeyRing ring;
    private final NamedEventSerializer serializer;

    /** Marks texts in these tests. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Secret {}

    /** A payload. */
    @Revision("1")
    record Note(
            String subject,
            @Secret String text,
            @Secret @Nullable String more,
            List<Part> parts) {}

    /** A value inside a payload. */
    record Part(String code, @Secret String name) {}

    PersonalTextsTest(@TempDir Path folder) {
        store = TestStore.open(folder);
        ring = new KeyRing(store.database(), MasterKey.random(), Clock.systemUTC());
        serializer = serializer(ring);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static NamedEventSerializer serializer(KeyRing with) {
        var texts = new PersonalTexts(
                with,
                Secret.class,
                payload -> payload instanceof Note note && !note.subject().isEmpty() ? note.subject() : null);
        return new NamedEventSerializer(new EventNames(Map.of("note", Note.class)), mapper -> {}, texts);
    }

    private String written(Note note) {
        return serializer.serialize(note, String.class).getData();
    }

    private Object read(String payload) {
        SubjectKeys keys = Await.first(serializer.keysOf(List.of(payload)), WITHIN);
        if (keys == null) {
            throw new AssertionError("no keys");
        }
        return serializer.read("note", "1", payload, keys);
    }

    /** The payload with one member of the encrypted text replaced. */
    private static String tampered(String payload, String member, String value) {
        ObjectNode note = (ObjectNode) JSON.readTree(payload);
        ((ObjectNode) note.path("text")).put(member, value);
        return note.toString();
    }

    @Test
    @DisplayName("印のある文言だけが暗号化され、元のとおりに読める")
    void marked_texts_alone_are_encrypted_and_read_back() {
        String payload = written(NOTE);

        assertThat(payload).doesNotContain("花子", "210", "𠮷田").contains("\"code\":\"x\"", "\"more\":null");
        assertThat(read(payload)).isEqualTo(NOTE);
        assertThat(written(NOTE)).as("a new IV each time").isNotEqualTo(payload);
        assertThat(JSON.readTree(payload).path("text").propertyNames()).containsExactly("key", "iv", "ct");
        assertThat(JSON.writeValueAsString(NOTE))
                .as("other mappers write plainly")
                .contains("花子");
    }

    @Test
    @DisplayName("書き換えられた暗号文は読まれない")
    void altered_text_is_refused() {
        String payload = written(NOTE);
        String ct = JSON.readTree(payload).at("/text/ct").asString();
        String other = JSON.readTree(payload).at("/parts/0/name/iv").asString();
        String flipped = (ct.charAt(0) == 'A' ? 'B' : 'A') + ct.substring(1);
        written(new Note("b", "", null, List.of()));

        for (String altered : List.of(
                tampered(payload, "ct", flipped),
                tampered(payload, "ct", ""),
                tampered(payload, "ct", "＊"),
                tampered(payload, "iv", other),
                tampered(payload, "iv", "AAAA"),
                tampered(payload, "key", "b"))) {
            assertThatThrownBy(() -> read(altered))
                    .isInstanceOf(PersonalTextException.class)
                    .hasMessageContaining("altered");
        }
    }

    @Test
    @DisplayName("知らない鍵の暗号文は「消去済」と読まれず、拒まれる")
    void text_of_an_unknown_key_is_refused() {
        String payload = tampered(written(NOTE), "key", "nobody");

        assertThatThrownBy(() -> read(payload))
                .isInstanceOf(PersonalTextException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    @DisplayName("誰のものとも言えない個人情報は書かれない")
    void text_without_a_subject_is_not_written() {
        assertThatThrownBy(() -> written(new Note("", "氏名", null, List.of())))
                .isInstanceOf(PersonalTextException.class);
    }

    @Test
    @DisplayName("鍵を消去すると「消去済」と読める")
    void texts_of_a_destroyed_key_read_as_erased() {
        String payload = written(NOTE);
        Await.first(ring.destroy("a"), WITHIN);

        assertThat(read(payload)).isEqualTo(new Note("a", "消去済", null, List.of(new Part("x", "消去済"))));
        assertThatThrownBy(() -> written(NOTE)).isInstanceOf(PersonalTextException.class);
    }

    @Test
    @DisplayName("文言は鍵の名に見えない")
    void no_text_looks_like_a_key() {
        String payload = JSON.writeValueAsString(new Note("a", "{\"key\":\"b\",\"iv\":\"", null, List.of()));

        assertThat(SealedText.keysIn(Stream.of(payload))).isEmpty();
    }
}
