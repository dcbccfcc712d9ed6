package jp.csirt.incident.platform.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("検証点")
class CheckpointTest {

    private static final SigningKey KEY = SigningKey.generate();
    private static final Checkpoint CHECKPOINT = KEY.sign(7, "a".repeat(64), "2026-04-01T00:00:00.000000000Z");

    @Test
    @DisplayName("署名は位置、ハッシュ、時刻のどれを変えても合わない")
    void a_signature_is_over_all_that_is_said() {
        assertThat(CHECKPOINT.isGenuine()).isTrue();
        assertThat(CHECKPOINT.isSignedBy(Ed25519.publicKey(KEY.publicPem()))).isTrue();
        assertThat(CHECKPOINT.isSignedBy(Ed25519.publicKey(SigningKey.generate().publicPem())))
                .isFalse();
        assertThat(Stream.of(
                        with(8, CHECKPOINT.hash(), CHECKPOINT.at()),
                        with(7, "b".repeat(64), CHECKPOINT.at()),
                        with(7, CHECKPOINT.hash(), "2026-04-01T00:00:01.000000000Z")))
                .noneMatch(Checkpoint::isGenuine);
        assertThat(new Checkpoint(7, CHECKPOINT.hash(), CHECKPOINT.at(), "?", "?").isGenuine())
                .isFalse();
        assertThat(new Checkpoint(7, CHECKPOINT.hash(), CHECKPOINT.at(), "?", CHECKPOINT.publicKey()).isGenuine())
                .isFalse();
    }

    @Test
    @DisplayName("鍵は PEM から読み戻せ、公開鍵は秘密鍵から定まる")
    void a_key_survives_its_text() {
        SigningKey read = SigningKey.fromPem(KEY.toPem());
        assertThat(read.publicPem()).isEqualTo(KEY.publicPem());
        assertThat(SigningKey.fromPem(KEY.toPem().replace("\n", "\\n")).publicPem())
                .isEqualTo(KEY.publicPem());
        assertThat(read.sign(7, CHECKPOINT.hash(), CHECKPOINT.at())).isEqualTo(CHECKPOINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----"
            })
    @DisplayName("鍵でないものは一行の説明で断る")
    void what_is_no_key_is_refused(String text) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> SigningKey.fromPem(text))
                .withMessageContaining("PKCS#8")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"));
    }

    @Test
    @DisplayName("鍵のファイルは一度だけ作られ、所有者だけが読める")
    void the_key_file_is_made_once(@TempDir Path folder) throws IOException {
        SigningKey made = SigningKeyFile.in(folder.resolve("new"));
        assertThat(SigningKeyFile.in(folder.resolve("new")).toPem()).isEqualTo(made.toPem());
        Path file = folder.resolve("new/signing-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, "nonsense");
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> SigningKeyFile.in(folder.resolve("new")))
                .withMessageContaining(file.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0,,2026-04-01T09:00:00Z,false",
        "5,,2026-04-01T00:59:59Z,false",
        "5,,2026-04-01T01:00:00Z,true",
        "10000,,2026-04-01T00:00:01Z,true",
        "7,2026-04-01T00:00:00Z,2026-04-01T09:00:00Z,false",
        "8,2026-04-01T00:30:00Z,2026-04-01T01:29:59Z,false",
        "8,2026-04-01T00:30:00Z,2026-04-01T01:30:00Z,true",
        "10006,2026-04-01T00:30:00Z,2026-04-01T00:30:01Z,false",
        "10007,2026-04-01T00:30:00Z,2026-04-01T00:30:01Z,true",
        "3,2026-04-01T00:30:00Z,2026-04-02T00:30:01Z,false",
        "8,nonsense,2026-04-01T01:00:00Z,true"
    })
    @DisplayName("1万件ごと、及び記録が増えた1時間ごとに作る")
    void a_checkpoint_is_due_by_number_and_by_time(long head, @Nullable String newest, Instant now, boolean due) {
        var rhythm = new CheckpointRhythm(Instant.parse("2026-04-01T00:00:00Z"));
        Checkpoint before = newest == null ? null : KEY.sign(7, "a".repeat(64), newest);
        assertThat(rhythm.isDue(head, before, now)).isEqualTo(due);
    }

    private static Checkpoint with(long position, String hash, String at) {
        return new Checkpoint(position, hash, at, CHECKPOINT.signature(), CHECKPOINT.publicKey());
    }
}
