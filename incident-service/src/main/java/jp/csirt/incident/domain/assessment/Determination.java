package jp.csirt.incident.domain.assessment;

import java.util.List;
import jp.csirt.incident.domain.externalreport.Duty;

/** 判定の結果: the grounds and the duties that rest on them. */
public record Determination(List<Finding> findings, List<Duty> duties) {

    public Determination {
        findings = List.copyOf(findings);
        duties = List.copyOf(duties);
    }
}
