package jp.csirt.incident.read.detail;

import java.util.List;
import jp.csirt.incident.domain.incident.Situation;
import jp.csirt.incident.domain.playbook.Circumstances;
import jp.csirt.incident.domain.report.AffectedAsset;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.Threat;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 今分かっている事実: those of the report, with each later finding in its place. */
final class FactsFold {

    private Category category;
    private List<AffectedSystem> systems;
    private List<AffectedAsset> assets;
    private Impact impact;
    private PersonalData personalData;
    private TriState crimePossible;
    private final @Nullable Threat threat;
    private final boolean vendorNamed;

    FactsFold(Report report) {
        this.category = report.category();
        this.systems = report.systems();
        this.assets = report.assets();
        this.impact = report.impact();
        this.personalData = report.personalData();
        this.crimePossible = report.crimePossible();
        this.threat = report.threat();
        this.vendorNamed = report.vendor() != null;
    }

    void on(Situation situation) {
        systems = situation.systems() == null ? systems : situation.systems();
        assets = situation.assets() == null ? assets : situation.assets();
        impact = situation.impact() == null ? impact : impact.replacedBy(situation.impact());
        personalData =
                situation.personalData() == null ? personalData : personalData.replacedBy(situation.personalData());
        crimePossible = situation.crimePossible() == null ? crimePossible : situation.crimePossible();
    }

    void assessedAs(Category assessed) {
        category = assessed;
    }

    /** What the first measures depend on. */
    Circumstances circumstances(int level) {
        return new Circumstances(category, level, threat, impact, vendorNamed, crimePossible);
    }

    Category category() {
        return category;
    }

    List<AffectedSystem> systems() {
        return systems;
    }

    List<AffectedAsset> assets() {
        return assets;
    }

    Impact impact() {
        return impact;
    }

    PersonalData personalData() {
        return personalData;
    }

    TriState crimePossible() {
        return crimePossible;
    }
}
