package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.domain.shared.Source;

/** 補足する項目: fields of the forms that no other act fills, or of which it gives a part only; by the numbers of the forms. */
@Source(document = "requirements", clause = "E, C.4")
public enum SupplementField implements Labelled {
    H10("保存期間・文書分類"),
    A109("外部通報者への連絡先・回答要否"),
    A205("発見の契機"),
    A403("機器等"),
    A406("委託の有無"),
    A506("財産的被害のおそれ"),
    A507("不正の目的のおそれ"),
    A509("高度な暗号化等の有無"),
    A603("業務への影響・停止時間"),
    A604("住民・企業への影響"),
    A605("二次被害の有無・おそれ・内容"),
    A606("他システム・他団体への波及の可能性"),
    A607("損害・復旧費用見込み"),
    A901("犯罪の可能性と根拠"),
    B502("復旧状況・代替手段"),
    B503("業務継続計画との関係"),
    B803("問合せ窓口・件数・苦情"),
    B1002("措置内容の統括（CISO）への報告日"),
    B1003("損害賠償・契約上の措置"),
    B1204("規程・計画・研修への反映"),
    B1501("最終的な被害・影響・費用"),
    F02("連絡先"),
    P04("その他の補完事項"),
    N03("原因（庁外に向けた文）"),
    N05("対応（庁外に向けた文）"),
    N06("再発防止のための措置（庁外に向けた文）"),
    N07("本人が取り得る措置・その他"),
    N08("概要（庁外に向けた文）"),
    N09("問合せ窓口"),
    R01("ランサムノート"),
    R02("暗号化されたファイルの拡張子"),
    R03("ランサムウェアの類型"),
    R04("侵入方法"),
    R05("特徴（インディケータ情報）"),
    R06("NCOへの共有の同意"),
    D01("攻撃の種別"),
    D02("観測した通信量"),
    D03("継続時間"),
    D04("緩和策"),
    D05("業務・サービスへの影響");

    private final String label;

    SupplementField(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
