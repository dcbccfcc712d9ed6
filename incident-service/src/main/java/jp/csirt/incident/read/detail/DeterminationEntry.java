package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import jp.csirt.incident.domain.assessment.Facts;
import jp.csirt.incident.domain.assessment.Finding;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.read.record.Stamp;

/** 報告要否の判定: the rules, what was known and the grounds. */
public record DeterminationEntry(
        RuleSet ruleSet,
        String ruleVersion,
        Facts facts,
        List<Finding> findings,
        @JsonUnwrapped Stamp stamp) {}
