package jp.csirt.incident.platform.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** パスワード: hashed with Argon2id. A hash takes 19 MiB and some time on purpose, so only a few are made at once. */
public final class Passwords implements AutoCloseable {

    /** Shorter ones are refused. */
    public static final int LEAST = 12;

    /** Longer ones are no password but a load. */
    public static final int MOST = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    /** Of no password: as much work to compare with as any other. */
    static final String OF_NOBODY =
            "$argon2id$v=19$m=%d,t=%d,p=%d$7sLTKxJ+6a+5Ov6PYa4KGA$jjAZfDlvdcGxiXjaF3sr/Rbclg7BIQ0hTPQS7zz5GIQ"
                    .formatted(KIBIBYTES, PASSES, LANES);

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    private final Set<String> common = common();
    private final Scheduler few;

    public Passwords(Scheduler few) {
        this.few = few;
    }

    private static Set<String> common() {
        try (InputStream in = Passwords.class.getResourceAsStream("/passwords/common.txt")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks passwords/common.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether many people would choose it, in large or small letters. */
    public boolean isCommon(String password) {
        String bare = composed(password).toLowerCase(Locale.ROOT);
        return common.contains(bare) || bare.chars().distinct().count() < LEAST / 3;
    }

    /** What is kept of it. */
    public Mono<String> hash(String password) {
        return aside(Mono.fromSupplier(() -> encoder.encode(composed(password))));
    }

    /**
     * Whether it is the one that was hashed.
     *
     * @param hash null where nobody has a password: no, after the same work
     */
    public Mono<Boolean> matches(String password, @Nullable String hash) {
        String tried = password.length() > MOST ? "" : composed(password);
        return aside(Mono.fromSupplier(() -> encoder.matches(tried, hash == null ? OF_NOBODY : hash) && hash != null));
    }

    private <T> Mono<T> aside(Mono<T> work) {
        return work.subscribeOn(few)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> new StoreUnavailableException("too many passwords are being looked at"));
    }

    /** The same letters, whichever way the keyboard wrote them. */
    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    @Override
    public void close() {
        few.dispose();
    }
}
