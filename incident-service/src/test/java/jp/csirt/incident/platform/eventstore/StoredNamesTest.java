package jp.csirt.incident.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.serialization.EventNames;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.UnknownSerializedType;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("保存される名前と版")
@ExtendWith(EmbeddedServer.class)
class StoredNamesTest {

    private final TestDatabase database;
    private final MongoEventStorageEngine engine;

    StoredNamesTest(TestDatabase database) {
        this.database = database;
        var serializer = new NamedEventSerializer(new EventNames(Map.of("something-seen", Seen.class)), _ -> {});
        this.engine = Engines.builder(database.mongo(), serializer).build();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    @DisplayName("事象は名前と版の下に残り、同じ値で読める")
    void an_event_is_stored_under_its_name_and_read_back() {
        append(new Seen("端末"));

        Document event = database.all("commits")
                .getFirst()
                .getList("events", Document.class)
                .getFirst();
        assertThat(event)
                .containsEntry("name", "something-seen")
                .containsEntry("revision", "2")
                .containsEntry("payload", "{\"what\":\"端末\"}")
                .containsEntry("metadata", "{}");
        assertThat(payloads()).containsExactly(new Seen("端末"));
        Chain.verify(database);
    }

    @Test
    @DisplayName("登録のない型は追記できない")
    void a_class_without_a_name_is_refused() {
        assertThatThrownBy(() -> append("text"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.lang.String has no registered name");

        assertThat(database.all("commits")).isEmpty();
    }

    @Test
    @DisplayName("知らない名前のある集約は読めず、名前が示される")
    void an_unknown_name_in_the_store_is_refused() {
        storeAs("name", "something-new");

        assertThatThrownBy(this::aggregate)
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("'something-new', which this version does not know");
    }

    @Test
    @DisplayName("新しい版のある集約は読めず、版が示される")
    void a_newer_revision_in_the_store_is_refused() {
        storeAs("revision", "3");

        assertThatThrownBy(this::aggregate)
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("revision 3 of 'something-seen', written by a newer version");
    }

    @ParameterizedTest
    @CsvSource({"name,something-new,something-new", "revision,3,something-seen"})
    @DisplayName("記録全体を読む人には、知らない事象がその名前とともに渡り、後の事象も届く")
    void readers_of_the_whole_log_pass_over_it(String field, String value, String name) {
        storeAs(field, value);
        engine.appendEvents(new GenericDomainEventMessage<>("incident", "i-2", 0, new Seen("後")));

        assertThat(payloads())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(new Seen("端末")),
                        unknown -> assertThat(unknown)
                                .asInstanceOf(type(UnknownSerializedType.class))
                                .extracting(marker -> marker.serializedType().getName())
                                .isEqualTo(name),
                        last -> assertThat(last).isEqualTo(new Seen("後")));
    }

    private void append(Object payload) {
        engine.appendEvents(new GenericDomainEventMessage<>("incident", "i-1", 0, payload));
    }

    /** What a newer version of the product would have left. */
    private void storeAs(String field, String value) {
        append(new Seen("端末"));
        Document commit = database.all("commits").getFirst();
        Document event = commit.getList("events", Document.class).getFirst();
        event.append("id", "e-2").append("sequence", 1L).append(field, value);
        database.insert(
                "commits",
                commit.append("_id", 2L).append("last", 2L).append("first", 1L).append("events", List.of(event)));
    }

    private List<Object> aggregate() {
        return engine.readEvents("i-1")
                .asStream()
                .<Object>map(EventMessage::getPayload)
                .toList();
    }

    private List<Object> payloads() {
        return engine.readEvents(null, false)
                .<Object>map(EventMessage::getPayload)
                .toList();
    }

    /** An event. */
    @Revision("2")
    record Seen(String what) {}
}
