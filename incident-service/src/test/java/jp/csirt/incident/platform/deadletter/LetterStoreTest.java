package jp.csirt.incident.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("処理できなかった出来事の置き場")
@ExtendWith(EmbeddedServer.class)
class LetterStoreTest {

    private static final int MANY = 120;

    private final LetterStore letters;

    LetterStoreTest(TestDatabase database) {
        letters = new LetterStore(database.mongo(), "group", new SerializedMessages());
        letters.createIndexes();
    }

    private void add(String sequence, int count) {
        for (int i = 0; i < count; i++) {
            letters.add(
                    sequence,
                    new GenericDeadLetter<>(sequence, GenericEventMessage.asEventMessage(sequence + "/" + i)));
        }
    }

    private static List<String> places(List<StoredLetter> found) {
        return found.stream()
                .map(letter -> letter.sequence() + "/" + letter.index())
                .toList();
    }

    @Test
    @DisplayName("列の先頭は、後ろに幾つ待っていても一つずつで、先頭が済めば次が先頭になる")
    void each_sequence_has_one_head() {
        add("b", MANY);
        add("a", 1);
        add("c", 1);
        add("d", MANY);
        assertThat(places(letters.heads())).containsExactlyInAnyOrder("a/0", "b/0", "c/0", "d/0");

        letters.remove(letters.page("b", -1, 1).getFirst());
        letters.remove(letters.page("c", -1, 1).getFirst());
        assertThat(places(letters.heads())).containsExactlyInAnyOrder("a/0", "b/1", "d/0");
    }

    @Test
    @DisplayName("頁を続けて読むと、すべてが順に一度ずつ現れる")
    void pages_follow_each_other() {
        add("two", 3);
        add("one", 4);
        var read = new ArrayList<String>();
        List<StoredLetter> page = letters.page(null, 0, 2);
        while (!page.isEmpty()) {
            read.addAll(places(page));
            page = letters.page(page.getLast().sequence(), page.getLast().index(), 2);
        }
        assertThat(read).containsExactly("one/0", "one/1", "one/2", "one/3", "two/0", "two/1", "two/2");
        assertThat(Set.copyOf(read)).hasSize((int) letters.size());
    }
}
