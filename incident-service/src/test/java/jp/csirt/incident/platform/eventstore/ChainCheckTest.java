package jp.csirt.incident.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("連鎖の検証")
class ChainCheckTest {

    static List<Tampering> tamperings() {
        return Tampering.all();
    }

    @Test
    @DisplayName("手を加えていない記録は正しい")
    void an_untouched_log_is_valid() {
        StoredCommit newest = SampleLog.commits().getLast();
        assertThat(check(SampleLog.documents(), mark())).isEqualTo(new Verification(null, 9, 9, newest.hash()));
        assertThat(check(List.of(), List.of()).valid()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    @DisplayName("手を加えた最初の場所と種類が分かる")
    void tampering_is_named(Tampering tampering) {
        var found = check(tampering.done(), tampering.marked() ? mark() : List.of());
        assertThat(found.firstBad()).isEqualTo(new ChainFault(tampering.position(), tampering.kind()));
        assertThat(found.valid()).isFalse();
        assertThat(found.checked()).isLessThanOrEqualTo(9);
    }

    @Test
    @DisplayName("途中から検証できる")
    void a_stretch_is_checked_from_the_hash_before_it() {
        List<StoredCommit> commits = SampleLog.commits();
        var check = new ChainCheck(new Mark(3, commits.get(1).hash()), mark());
        SampleLog.documents().subList(2, 6).forEach(document -> check.add(ChainCommit.whole(document)));
        assertThat(check.result().valid()).isTrue();
        assertThat(check.result().checked()).isEqualTo(6);
        assertThat(check.end()).isEqualTo(9);
    }

    @Test
    @DisplayName("ほかの事案のコミットはつながりだけで検証できる")
    void links_stand_in_for_commits_of_others() {
        var check = new ChainCheck(ChainCheck.BEGINNING, mark());
        List<Document> log = SampleLog.documents();
        IntStream.range(0, log.size())
                .forEach(i ->
                        check.add(i % 2 == 0 ? ChainCommit.whole(log.get(i)) : ChainCommit.link(link(log.get(i)))));
        assertThat(check.result()).isEqualTo(check(SampleLog.documents(), mark()));
    }

    @Test
    @DisplayName("つながりが書き換えられ、抜かれ、入れ替えられたら分かる")
    void tampered_links_are_named() {
        assertThat(links(log -> log.get(1).put("content", "1".repeat(64))))
                .isEqualTo(new ChainFault(2, FaultKind.ALTERED));
        assertThat(links(log -> log.remove(1))).isEqualTo(new ChainFault(2, FaultKind.REMOVED));
        assertThat(links(log -> log.add(2, log.get(1)))).isEqualTo(new ChainFault(2, FaultKind.INSERTED));
        assertThat(links(log -> log.add(3, log.remove(1)))).isEqualTo(new ChainFault(2, FaultKind.REORDERED));
        assertThat(links(log -> log.get(1).put("last", "3"))).isEqualTo(new ChainFault(2, FaultKind.ALTERED));
    }

    private static @Nullable ChainFault links(Consumer<List<Document>> tampering) {
        List<Document> log = new ArrayList<>(
                SampleLog.documents().stream().map(ChainCheckTest::link).toList());
        tampering.accept(log);
        var check = new ChainCheck(ChainCheck.BEGINNING, List.of());
        log.forEach(document -> check.add(ChainCommit.link(document)));
        return check.result().firstBad();
    }

    private static Document link(Document commit) {
        return new Document("_id", commit.get("_id"))
                .append("last", commit.get("last"))
                .append("content", commit.get("content"))
                .append("hash", commit.get("hash"));
    }

    private static Verification check(List<Document> log, List<Mark> marks) {
        var check = new ChainCheck(ChainCheck.BEGINNING, marks);
        log.forEach(document -> check.add(ChainCommit.whole(document)));
        return check.result();
    }

    private static List<Mark> mark() {
        StoredCommit newest = SampleLog.commits().getLast();
        return List.of(new Mark(newest.last(), newest.hash()));
    }
}
