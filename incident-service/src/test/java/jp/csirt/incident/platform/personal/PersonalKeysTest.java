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
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import jp.csirt.incident.platform.serialization.EventNames;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;

@DisplayName("個人情報の読み書きに要る鍵")
class PersonalKeysTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Letter LETTER = new Letter("a", "氏名", "連絡先");

    private final MasterKey master = MasterKey.random();
    private final TestStore store;

    /** Marks texts in these tests. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Secret {}

    /** A payload. */
    @Revision("1")
    record Letter(
            String subject, @Secret String from, @Secret String to) {}

    PersonalKeysTest(@TempDir Path folder) {
        store = TestStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A node that has read nothing yet. */
    private NamedEventSerializer node() {
        var texts = new PersonalTexts(
                new KeyRing(store.database(), master, Clock.systemUTC()),
                Secret.class,
                payload -> ((Letter) payload).subject());
        return new NamedEventSerializer(new EventNames(Map.of("letter", Letter.class)), mapper -> {}, texts);
    }

    @Test
    @DisplayName("一つの出来事の読み書きで、鍵は多くとも一度しか尋ねられない")
    void one_payload_asks_at_most_once() {
        NamedEventSerializer writer = node();
        SerializedObject<String> written = writer.serialize(LETTER, String.class);
        assertThat(store.questions()).isEqualTo(1);
        assertThat(writer.serialize(LETTER, String.class).getData()).isNotEqualTo(written.getData());
        assertThat(store.questions()).isEqualTo(1);

        NamedEventSerializer reader = node();
        assertThat(reader.<String, Letter>deserialize(written)).isEqualTo(LETTER);
        assertThat(store.questions()).isEqualTo(2);
    }

    @Test
    @DisplayName("待ってはならない糸でも、鍵を先に集めれば読める")
    void reads_on_a_thread_that_must_not_wait() {
        NamedEventSerializer writer = node();
        String one = writer.serialize(LETTER, String.class).getData();
        String other = writer.serialize(new Letter("b", "別人", ""), String.class).getData();
        int before = store.questions();

        NamedEventSerializer reader = node();
        List<Object> read = reader.keysOf(List.of(one, other, one))
                .publishOn(Schedulers.parallel())
                .map(keys -> List.of(
                        reader.read("letter", "1", one, keys),
                        reader.read("letter", "1", other, keys),
                        reader.read("letter", "1", one, keys)))
                .blockOptional(WITHIN)
                .orElseThrow();

        assertThat(read).containsExactly(LETTER, new Letter("b", "別人", ""), LETTER);
        assertThat(store.questions()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("データベースに届かないことは、壊れた出来事とは別に告げられる")
    void database_that_is_away_is_told_as_such() {
        SerializedObject<String> written = node().serialize(LETTER, String.class);
        store.goAway();

        assertThatThrownBy(() -> node().serialize(LETTER, String.class)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> node().deserialize(written)).isInstanceOf(StoreUnavailableException.class);
    }
}
