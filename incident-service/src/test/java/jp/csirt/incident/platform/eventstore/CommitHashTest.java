package jp.csirt.incident.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ハッシュの連鎖")
class CommitHashTest {

    private static final String AT = "2026-11-21T00:15:00.000000000Z";
    private static final String NOTHING = "0".repeat(64);
    private static final StoredEvent REPORTED = new StoredEvent(
            "e-1", "incident-reported", "1", 0, "2026-11-21T00:14:59.123456789Z", "{\"title\":\"端末の紛失\"}", "{}");
    private static final StoredEvent NAMELESS =
            new StoredEvent("e-2", "java.lang.String", null, 0, AT, "\"\"", "{\"key\":\"値\"}");

    @Test
    @DisplayName("内容のハッシュは決まった値になる")
    void content_has_its_fixed_value() {
        assertThat(CommitHash.content(1, "incident", "i-1", 0, AT, List.of(REPORTED)))
                .isEqualTo("08c39d4a7c02114278902fe59525641ccc2b1171ab0793a3718088da4a3765db");
        assertThat(CommitHash.content(2, null, "e-2", 0, AT, List.of(NAMELESS)))
                .isEqualTo("7f2c7cf10b473bfbbf93396c568a603f488c53183497eb33e27c7272a3cd53e9");
    }

    @Test
    @DisplayName("連鎖のハッシュは決まった値になる")
    void link_has_its_fixed_value() {
        assertThat(CommitHash.link(NOTHING, "ab".repeat(32)))
                .isEqualTo("debb3e7acfff6dd18d501042273629f0b79cb206bb8c24f59f62ddb80849403b");
        assertThat(CommitHash.link("ab".repeat(32), NOTHING))
                .isEqualTo("8d3587b0ce80b84f9a3e499bf86677297960673a1056964204e2746de0c4356e");
    }

    @Test
    @DisplayName("どの項目が変わっても合わなくなる")
    void a_change_of_any_field_shows() {
        StoredCommit commit = commit(1, "incident", "i-1", 0, AT, REPORTED);
        assertThat(CommitHash.matches(commit)).isTrue();

        assertThat(List.of(
                        with(commit, commit(2, "incident", "i-1", 0, AT, REPORTED)),
                        with(commit, commit(1, null, "i-1", 0, AT, REPORTED)),
                        with(commit, commit(1, "incident", "i-2", 0, AT, REPORTED)),
                        with(commit, commit(1, "incident", "i-1", 1, AT, REPORTED)),
                        with(commit, commit(1, "incident", "i-1", 0, REPORTED.timestamp(), REPORTED)),
                        with(commit, commit(1, "incident", "i-1", 0, AT, NAMELESS)),
                        with(commit, commit(1, "incident", "i-1", 0, AT, REPORTED, NAMELESS))))
                .noneMatch(CommitHash::matches);
    }

    @Test
    @DisplayName("項目の境は動かせない")
    void text_cannot_move_between_fields() {
        assertThat(CommitHash.content(1, "inc", "identi-1", 0, AT, List.of(REPORTED)))
                .isNotEqualTo(CommitHash.content(1, "incident", "i-1", 0, AT, List.of(REPORTED)));
    }

    private static StoredCommit commit(
            long position, @Nullable String aggregate, String id, long first, String at, StoredEvent... events) {
        List<StoredEvent> all = List.of(events);
        String content = CommitHash.content(position, aggregate, id, first, at, all);
        return new StoredCommit(
                position, aggregate, id, first, at, all, NOTHING, content, CommitHash.link(NOTHING, content));
    }

    /** The changed commit under the hashes of the original. */
    private static StoredCommit with(StoredCommit hashes, StoredCommit changed) {
        return new StoredCommit(
                changed.position(),
                changed.aggregate(),
                changed.aggregateId(),
                changed.first(),
                changed.at(),
                changed.events(),
                hashes.previous(),
                hashes.content(),
                hashes.hash());
    }
}
