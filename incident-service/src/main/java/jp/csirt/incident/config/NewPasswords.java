package jp.csirt.incident.config;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.platform.account.Passwords;
import reactor.core.publisher.Mono;

/** 新しいパスワード: long, not one that many people choose, typed twice. It never has to be changed after some time. */
record NewPasswords(Passwords passwords) {

    private static final int TELLING = 4;

    /**
     * What is kept of it. Errors: 400 when it cannot be one.
     *
     * @param name log-in name, which it must not hold
     */
    Mono<String> hash(String name, String password, String again) {
        List<FieldError> faults = faults(name, password, again);
        return faults.isEmpty() ? passwords.hash(password) : Mono.error(ApiProblem.invalid(faults));
    }

    List<FieldError> faults(String name, String password, String again) {
        var faults = new ArrayList<FieldError>();
        String bare = SealedAccounts.bare(name);
        if (password.codePointCount(0, password.length()) < Passwords.LEAST) {
            faults.add(new FieldError("/password", "TOO_SHORT", "%d文字以上にしてください。".formatted(Passwords.LEAST)));
        } else if (password.length() > Passwords.MOST) {
            faults.add(new FieldError("/password", "TOO_LONG", "%d文字までにしてください。".formatted(Passwords.MOST)));
        } else if (passwords.isCommon(password)) {
            faults.add(new FieldError("/password", "COMMON", "多くの人が使うパスワードです。別のものにしてください。"));
        } else if (bare.length() >= TELLING && SealedAccounts.bare(password).contains(bare)) {
            faults.add(new FieldError("/password", "HOLDS_NAME", "ログイン名を含まないものにしてください。"));
        }
        if (!password.equals(again)) {
            faults.add(new FieldError("/again", "DIFFERENT", "二度目に書いたパスワードが一度目と違います。"));
        }
        return faults;
    }
}
