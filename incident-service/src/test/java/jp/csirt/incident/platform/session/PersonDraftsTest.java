package jp.csirt.incident.platform.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.mongo.Await;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

@DisplayName("書きかけ")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class PersonDraftsTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int MOST = 20;
    private static final Instant AT = Instant.parse("2026-11-21T00:15:00Z");

    private static final UUID PERSON = UUID.fromString("0198a3f0-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0198a3f0-0000-7000-8000-000000000002");

    private final TestDatabase database;
    private final PersonDrafts drafts;

    PersonDraftsTest(TestDatabase database) {
        this.database = database;
        this.drafts = new PersonDrafts(database.mongo(), "drafts", MOST, Duration.ofHours(12));
    }

    @Test
    @DisplayName("同じ値と同じページにだけ返り、送られるまで残る")
    void a_draft_comes_back_until_it_is_dropped() {
        put("secret", "/report", "古い文");
        put("secret", "/report", "書きかけの文");

        assertThat(find("other", "/report")).isNull();
        assertThat(find("secret", "/due")).isNull();
        assertThat(find("secret", "/report")).isEqualTo("書きかけの文");
        assertThat(find("secret", "/report")).isEqualTo("書きかけの文");
        done(drafts.drop("secret", "/report"));
        assertThat(find("secret", "/report")).isNull();
    }

    @Test
    @DisplayName("データベースには読める文も値もページも残らず、書き換えられたものは返らない")
    void nobody_else_reads_it() {
        put("secret", "/report", "書きかけの文");
        Document kept =
                Await.first(database.mongo().getCollection("drafts").find().first(), WITHIN);
        assertThat(String.valueOf(kept))
                .doesNotContain("書きかけ")
                .doesNotContain("secret")
                .doesNotContain("/report");

        Await.first(
                database.mongo()
                        .getCollection("drafts")
                        .updateMany(new Document(), new Document("$set", new Document("bytes", new byte[40]))),
                WITHIN);
        assertThat(find("secret", "/report")).isNull();
    }

    @Test
    @DisplayName("12時間を過ぎたものは、次の書きかけとともに消える")
    void an_old_draft_goes() {
        put("old", "/report", "古い文");
        put("new", PERSON, "/report", "新しい文", AT.plus(Duration.ofHours(13)));

        assertThat(find("old", "/report")).isNull();
        assertThat(find("new", "/report")).isEqualTo("新しい文");
    }

    @Test
    @DisplayName("一人の書きかけが多すぎれば、その人の古いものから消え、ほかの人のものは残る")
    void the_oldest_of_a_person_make_room() {
        put("other", OTHER, "/report", "ほかの人の文", AT);
        for (int at = 0; at <= MOST; at++) {
            put("secret " + at, PERSON, "/report", "文", AT.plusSeconds(at));
        }

        assertThat(database.all("drafts")).hasSize(MOST + 1);
        assertThat(find("secret 0", "/report")).isNull();
        assertThat(find("secret 1", "/report")).isEqualTo("文");
        assertThat(find("other", "/report")).isEqualTo("ほかの人の文");
    }

    @Test
    @DisplayName("次のセッションには、その人の書きかけがすべて移り、ほかの人のものは移らない")
    void all_drafts_of_the_person_go_on() {
        put("secret", "/report", "報告の文");
        put("secret", "/due", "期限の文");
        put("secret", OTHER, "/drills", "ほかの人の文", AT);

        done(drafts.pass("secret", "next", PERSON));

        assertThat(find("next", "/report")).isEqualTo("報告の文");
        assertThat(find("next", "/due")).isEqualTo("期限の文");
        assertThat(find("next", "/drills")).isNull();
        assertThat(find("secret", "/report")).isNull();
    }

    @Test
    @DisplayName("全員の分がいっぱいなら預からず、あるものは残る。使い終えたものの場所は、その時が来れば空く")
    void nobody_drives_out_anothers() {
        put("one", PERSON, "/templates", "一人目のファイル", AT);

        assertThat(putIfRoom("two", "ほかの人のファイル", AT)).isFalse();
        assertThat(find("two", "/templates")).isNull();
        assertThat(find("one", "/templates")).isEqualTo("一人目のファイル");

        done(drafts.leave("one", "/templates", AT.plusSeconds(600)));
        assertThat(putIfRoom("two", "ほかの人のファイル", AT.plusSeconds(599))).isFalse();
        assertThat(putIfRoom("two", "ほかの人のファイル", AT.plusSeconds(601))).isTrue();
        assertThat(find("one", "/templates")).isNull();
    }

    private @Nullable Boolean putIfRoom(String secret, String text, Instant at) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Await.first(drafts.putIfRoom(secret, OTHER, "/templates", bytes, at, 1), WITHIN);
    }

    private void put(String secret, String page, String text) {
        put(secret, PERSON, page, text, AT);
    }

    private void put(String secret, UUID person, String page, String text, Instant at) {
        done(drafts.put(secret, person, page, text.getBytes(StandardCharsets.UTF_8), at));
    }

    private static void done(Mono<Void> act) {
        Await.first(act, WITHIN);
    }

    private @Nullable String find(String secret, String page) {
        return Await.first(drafts.find(secret, page).map(bytes -> new String(bytes, StandardCharsets.UTF_8)), WITHIN);
    }
}
