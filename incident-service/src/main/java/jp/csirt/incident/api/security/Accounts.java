package jp.csirt.incident.api.security;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 利用者: how persons log in. Errors: 400 for what cannot be, 429 for who has to wait. */
public interface Accounts {

    /** The person's; with nothing in it when there is none. */
    default Mono<Account> of(UUID personId) {
        return of(List.of(personId)).map(List::getFirst);
    }

    /** Those of several persons in their order, with as many questions to the store as one of them needs. */
    Mono<List<Account>> of(List<UUID> persons);

    /** Changes the password; other sessions end, and a link that sets one is worth nothing any more. */
    Mono<Void> changePassword(UUID personId, Change change, String secret, String place);

    /** A secret for an authenticator app. */
    Mono<NewFactor> propose(UUID personId, String secret);

    /**
     * The app knows the secret, as its code shows: from now on it is asked for, and other sessions end. The recovery codes, to
     * be shown once.
     *
     * @param session the secret of the session that goes on
     */
    Mono<List<String>> setFactor(UUID personId, NewCode code, String session);

    /** The same for who has no second factor yet; empty for who has one, which stays. */
    Mono<List<String>> setFirstFactor(UUID personId, NewCode code, String session);

    /** Other recovery codes, to be shown once. */
    Mono<List<String>> newRecoveryCodes(UUID personId);

    /**
     * Takes the second factor away; other sessions end.
     *
     * @param session the secret of the session that goes on
     */
    Mono<Void> removeFactor(UUID by, UUID personId, String session);

    /** 利用の停止: the person does not come in any more, by no link either, and is not in any more. */
    Mono<Void> lock(UUID by, UUID personId);

    /** Ends that. */
    Mono<Void> unlock(UUID by, UUID personId);

    /**
     * 一人の利用者.
     *
     * @param name log-in name; absent for who has none
     * @param password whether one is set
     * @param factor whether there is a second one
     * @param recovery how many recovery codes are left
     */
    record Account(
            UUID personId, @Nullable String name, boolean password, boolean factor, int recovery, boolean locked) {}

    /** パスワードの変更. */
    record Change(String old, String password, String again) {}

    /** 認証アプリの示すコード: the secret that the app was given, and what it shows. */
    record NewCode(String secret, String code) {}

    /**
     * これから使う秘密.
     *
     * @param uri as a camera reads it
     */
    record NewFactor(String secret, String uri) {}
}
