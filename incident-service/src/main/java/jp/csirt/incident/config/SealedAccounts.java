package jp.csirt.incident.config;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.platform.account.AccountStore.Kept;
import jp.csirt.incident.platform.account.RecoveryCodes;
import jp.csirt.incident.platform.account.Totp;
import jp.csirt.incident.platform.apikey.ApiKeySecret;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.SubjectKey;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What of accounts is personal: sealed under the person's key, and gone with it. */
record SealedAccounts(KeyRing ring, Clock machine) {

    /** The key by which log-in names are found; it belongs to nobody. */
    private static final String NAMES = "login-names";

    private static final String NAME = "login name";
    private static final String TOTP = "totp secret";

    /** By what the account of a log-in name is found. */
    Mono<String> digest(String name) {
        return ring.obtain(NAMES).map(key -> key.digest(bare(name)));
    }

    /** A log-in name in its one form. */
    static String bare(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** A code as it was typed, without what stands between its digits. */
    static String digits(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
    }

    static String recoveryHash(String code) {
        return ApiKeySecret.hash(RecoveryCodes.bare(code));
    }

    Mono<byte[]> sealName(UUID personId, String name) {
        return seal(personId, NAME, bare(name).getBytes(StandardCharsets.UTF_8));
    }

    Mono<byte[]> sealSecret(UUID personId, byte[] secret) {
        return seal(personId, TOTP, secret);
    }

    private Mono<byte[]> seal(UUID personId, String place, byte[] plain) {
        return ring.obtain(personId.toString())
                .filter(key -> !key.isDestroyed())
                .map(key -> key.seal(place, plain));
    }

    /** The log-in names by the persons; those without one are missing. */
    Mono<Map<UUID, String>> names(Collection<Kept> accounts) {
        List<Kept> named =
                accounts.stream().filter(account -> account.name() != null).toList();
        return ring.load(named.stream()
                        .map(account -> account.personId().toString())
                        .toList())
                .map(keys -> named.stream()
                        .flatMap(account -> Stream.ofNullable(
                                        keys.get(account.personId().toString()))
                                .filter(key -> !key.isDestroyed())
                                .map(key -> Map.entry(account.personId(), name(key, account))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static String name(SubjectKey key, Kept account) {
        byte[] sealed = Objects.requireNonNull(account.name()).getData();
        return new String(key.open(NAME, sealed), StandardCharsets.UTF_8);
    }

    /** The step whose code it is; empty when it is no code of the account's. */
    Mono<Long> step(Kept account, String code) {
        return secret(account.personId(), account.totp())
                .flatMap(secret -> Totp.step(secret, digits(code), machine.instant()).stream()
                        .boxed()
                        .findFirst()
                        .map(Mono::just)
                        .orElseGet(Mono::empty));
    }

    private Mono<byte[]> secret(UUID personId, @Nullable Binary sealed) {
        return sealed == null
                ? Mono.empty()
                : ring.load(Set.of(personId.toString()))
                        .mapNotNull(keys -> keys.get(personId.toString()))
                        .filter(key -> !key.isDestroyed())
                        .map((SubjectKey key) -> key.open(TOTP, sealed.getData()));
    }
}
