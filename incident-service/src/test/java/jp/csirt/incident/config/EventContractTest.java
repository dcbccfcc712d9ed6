package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.shared.Personal;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.MasterKey;
import jp.csirt.incident.platform.personal.PersonalTexts;
import jp.csirt.incident.platform.personal.TestStore;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The form in which events lie in the log is for ever: {@code events/<name>.<revision>.json}, one file per event and
 * revision, an encrypted text as {@code {"key": "incidentId", "iv": "", "ct": "<its plain text>"}}.
 */
@DisplayName("保存された出来事の形")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventContractTest {

    private static final Path APPROVED = Path.of("src/test/resources/events");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper PLAIN = plain();

    private TestStore store;
    private NamedEventSerializer serializer;

    private static JsonMapper plain() {
        JsonMapper.Builder builder = JsonMapper.builder();
        EventJson.customize(builder);
        return builder.build();
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        store = TestStore.open(folder);
        var ring = new KeyRing(store.database(), MasterKey.random(), Clock.systemUTC());
        serializer = new NamedEventSerializer(
                EventCatalogue.names(),
                EventJson::customize,
                new PersonalTexts(ring, Personal.class, PersonalConfiguration::keyOf));
    }

    @AfterAll
    void close() {
        store.close();
    }

    static Stream<String> names() {
        return EventSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("承認された形のまま書かれる")
    void is_written_as_approved(String name) throws IOException {
        SerializedObject<String> written = written(name);
        JsonNode payload = JSON.readTree(written.getData());
        JsonNode shape = opened(payload, PLAIN.valueToTree(EventSamples.of(name)));
        Path file = APPROVED.resolve(name + "." + written.getType().getRevision() + ".json");
        String text = JSON.writeValueAsString(shape) + "\n";
        if (Files.notExists(file)) {
            Path proposal = Path.of("target/events").resolve(file.getFileName());
            Files.createDirectories(Path.of("target/events"));
            Files.writeString(proposal, text, StandardCharsets.UTF_8);
        }
        assertThat(file)
                .as("a new event or revision: look at target/events and copy the file")
                .exists();
        assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("書かれた出来事は同じものとして読み戻される")
    void reads_back_as_the_same_event(String name) {
        Object event = EventSamples.of(name);

        assertThat(serializer.<String, Object>deserialize(written(name))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("暗号化される前の出来事もそのまま読める")
    void plain_texts_of_older_payloads_are_read(String name) {
        Object event = EventSamples.of(name);
        String payload = PLAIN.writeValueAsString(event);

        assertThat(serializer.read(name, "1", payload, id -> {
                    throw new AssertionError("no key is needed");
                }))
                .isEqualTo(event);
    }

    @Test
    @DisplayName("承認された形はすべて今も読める")
    void every_approved_revision_is_still_readable() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(APPROVED)) {
            files = found.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(EventSamples.all().size());
        assertThat(files).allSatisfy(file -> {
            String[] parts = file.getFileName().toString().split("\\.", -1);
            String payload = unsealed(JSON.readTree(text(file))).toString();
            assertThat(serializer.read(parts[0], parts[1], payload, id -> {
                        throw new AssertionError("no key is needed");
                    }))
                    .isInstanceOf(EventCatalogue.names().classOf(parts[0]));
        });
    }

    private SerializedObject<String> written(String name) {
        Object event = EventSamples.of(name);
        return serializer.serialize(event, String.class);
    }

    /** With the plain text in the place of each cipher text. */
    private static JsonNode opened(JsonNode written, JsonNode plain) {
        if (isSealed(written)) {
            assertThat(written.path("iv").asString()).hasSize(16);
            byte[] sealed = Base64.getUrlDecoder().decode(written.path("ct").asString());
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotStartWith(bytes(plain.asString()));
            ObjectNode shown = JSON.createObjectNode();
            return shown.put("key", "incidentId").put("iv", "").put("ct", plain.asString());
        }
        if (written instanceof ObjectNode object) {
            object.properties()
                    .forEach(member -> member.setValue(opened(member.getValue(), plain.get(member.getKey()))));
        } else if (written instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, opened(array.get(i), plain.get(i)));
            }
        }
        return written;
    }

    /** The bytes of a text, each as one character: what its cipher text would begin with if it were none. */
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static JsonNode unsealed(JsonNode approved) {
        if (isSealed(approved)) {
            return StringNode.valueOf(approved.path("ct").asString());
        }
        if (approved instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(unsealed(member.getValue())));
        } else if (approved instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, unsealed(array.get(i)));
            }
        }
        return approved;
    }

    private static boolean isSealed(JsonNode node) {
        return node.isObject() && node.size() == 3 && node.has("key") && node.has("iv") && node.has("ct");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
