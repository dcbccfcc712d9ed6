package jp.csirt.incident.domain.assessment;

import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.domain.shared.Source;

/** 団体の定めによる報告の根拠: why somebody beyond the general duties may have to be told. */
@Source(document = "requirements", clause = "C.1 R10–R12, R14–R16、(f)")
public enum FurtherGround implements Labelled {
    RESIDENT_NETWORK("住民基本台帳ネットワークに関わる事案"),
    COMMON_FORM("共通様式の対象となる攻撃"),
    CONSIGNMENT("委託に係る個人情報の漏えい等"),
    OTHER_ORGAN("他の機関に及び得る事案"),
    SCHOOL("学校の情報システムの事案"),
    COMPETENT_AUTHORITY("所管省庁のある情報システムの事案"),
    EXCLUDED_NETWORK("方針の適用対象外のネットワーク");

    /** Codes of these grounds begin so. */
    static final String PREFIX = "FURTHER.";

    private final String label;

    FurtherGround(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    String code() {
        return PREFIX + name();
    }
}
