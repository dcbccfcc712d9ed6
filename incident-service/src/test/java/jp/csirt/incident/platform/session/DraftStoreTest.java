package jp.csirt.incident.platform.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.session.DraftStore.Place;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("預かりもの")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class DraftStoreTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int MOST = 20;
    private static final Instant AT = Instant.parse("2026-11-21T00:15:00Z");

    private final TestDatabase database;
    private final DraftStore drafts;

    DraftStoreTest(TestDatabase database) {
        this.database = database;
        this.drafts = new DraftStore(database.mongo(), "drafts", MOST);
    }

    @Test
    @DisplayName("同じ値と同じページにだけ、一度だけ返る")
    void a_draft_comes_back_once() {
        put("secret", "/report", "古い文");
        put("secret", "/report", "書きかけの文");

        assertThat(take("other", "/report")).isNull();
        assertThat(take("secret", "/due")).isNull();
        assertThat(take("secret", "/report")).isEqualTo("書きかけの文");
        assertThat(take("secret", "/report")).isNull();
    }

    @Test
    @DisplayName("あるものに重ねては置けず、取り出した後はまた置ける")
    void what_is_there_stays() {
        assertThat(putNew("一度目")).isTrue();
        assertThat(putNew("二度目")).isFalse();
        assertThat(take("secret", "/admin/new#1")).isEqualTo("一度目");
        assertThat(putNew("三度目")).isTrue();
    }

    @Test
    @DisplayName("一つの接続元は、そこから預けたものだけを押し出す")
    void a_place_drives_out_its_own_alone() {
        Await.first(drafts.createIndexes(), WITHIN);
        var busy = new Place("busy", 3);
        keep("elsewhere", new Place("quiet", 3), 0);
        for (int i = 0; i < 10; i++) {
            keep("busy " + i, busy, i + 1);
        }

        assertThat(take("elsewhere", "/login")).isEqualTo("elsewhere");
        assertThat(take("busy 6", "/login")).isNull();
        assertThat(take("busy 7", "/login")).isEqualTo("busy 7");
        assertThat(take("busy 9", "/login")).isEqualTo("busy 9");
    }

    private void keep(String secret, Place place, int seconds) {
        Await.first(drafts.put(secret, "/login", bytes(secret), place, AT.plusSeconds(seconds)), WITHIN);
    }

    private @Nullable Boolean putNew(String text) {
        return Await.first(drafts.putNew("secret", "/admin/new#1", bytes(text), AT), WITHIN);
    }

    @Test
    @DisplayName("データベースには読める文も値も残らず、書き換えられたものは返らない")
    void nobody_else_reads_it() {
        put("secret", "/report", "書きかけの文");
        Document kept =
                Await.first(database.mongo().getCollection("drafts").find().first(), WITHIN);
        assertThat(String.valueOf(kept)).doesNotContain("書きかけ").doesNotContain("secret");

        Await.first(
                database.mongo()
                        .getCollection("drafts")
                        .updateMany(new Document(), new Document("$set", new Document("bytes", new byte[40]))),
                WITHIN);
        assertThat(take("secret", "/report")).isNull();
    }

    @Test
    @DisplayName("12時間を過ぎたものは、次の書きかけとともに消える")
    void an_old_draft_goes() {
        put("old", "/report", "古い文");
        Await.first(drafts.put("new", "/report", bytes("新しい文"), AT.plus(Duration.ofHours(13))), WITHIN);

        assertThat(take("old", "/report")).isNull();
        assertThat(take("new", "/report")).isEqualTo("新しい文");
    }

    @Test
    @DisplayName("書きかけで保存先があふれないよう、多すぎれば古いものから消える")
    void the_oldest_make_room() {
        for (int at = 0; at <= MOST; at++) {
            Await.first(drafts.put("secret " + at, "/report", bytes("文"), AT.plusSeconds(at)), WITHIN);
        }

        assertThat(database.all("drafts")).hasSize(MOST);
        assertThat(take("secret 0", "/report")).isNull();
        assertThat(take("secret 1", "/report")).isEqualTo("文");
    }

    private void put(String secret, String page, String text) {
        Await.first(drafts.put(secret, page, bytes(text), AT), WITHIN);
    }

    private @Nullable String take(String secret, String page) {
        return Await.first(drafts.take(secret, page).map(DraftStoreTest::text), WITHIN);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
