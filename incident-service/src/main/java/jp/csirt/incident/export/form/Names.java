package jp.csirt.incident.export.form;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.Department;
import jp.csirt.incident.domain.profile.PolicyProfile.Organ;
import jp.csirt.incident.export.render.Wareki;
import org.jspecify.annotations.Nullable;

/** 名称: the names that the body gives to organs, departments and posts; a code it does not know prints as it stands. */
final class Names {

    private static final Pattern POST = Pattern.compile("(?<![A-Za-z0-9_])(?:(?:%s)@[A-Za-z0-9_-]+|%s)(?![A-Za-z0-9_])"
            .formatted(roles(role -> true), roles(role -> role.name().contains("_"))));
    private static final Pattern DUE = Pattern.compile("^(措置を改善計画へ引継ぎ（期限 )([0-9]{4}-[0-9]{2}-[0-9]{2})(?=）)");

    private final PolicyProfile profile;

    Names(PolicyProfile profile) {
        this.profile = profile;
    }

    /** 機関. */
    String organ(String code) {
        return profile.organ(code).map(Organ::name).orElse(code);
    }

    /** 部署又は機関. */
    String unit(@Nullable String code) {
        if (code == null) {
            return "";
        }
        return profile.department(code).map(Department::name).orElseGet(() -> organ(code));
    }

    /** 職: 税務課 情報セキュリティ管理者 for {@code SEC_MANAGER@tax}; any other text as it stands. */
    String post(String code) {
        int at = code.indexOf('@');
        String roleName = at < 0 ? code : code.substring(0, at);
        String unit = at < 0 ? "" : unit(code.substring(at + 1)) + " ";
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(roleName))
                .findFirst()
                .map(role -> unit + role.label())
                .orElse(code);
    }

    /** A sentence of the timeline with the codes of posts and the dates in it as papers write them. */
    String sentence(String text) {
        String named = POST.matcher(text).replaceAll(found -> quoted(post(found.group())));
        return DUE.matcher(named).replaceAll(found -> found.group(1) + Wareki.date(LocalDate.parse(found.group(2))));
    }

    private static String roles(Predicate<Role> which) {
        return Arrays.stream(Role.values()).filter(which).map(Role::name).collect(Collectors.joining("|"));
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
