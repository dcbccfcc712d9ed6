package jp.csirt.incident.export.form;

import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.Organ;
import org.jspecify.annotations.Nullable;

/** 名称: the names that the body gives to organs, departments and posts; a code it does not know prints as it stands. */
final class Names {

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
        return code == null ? "" : profile.unitName(code);
    }

    /** 職, 部署又は機関; any other text as it stands. */
    String post(String code) {
        return profile.addresseeName(code);
    }
}
