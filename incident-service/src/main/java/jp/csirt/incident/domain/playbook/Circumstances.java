package jp.csirt.incident.domain.playbook;

import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.Threat;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 事案の様子 as far as it decides the first measures; {@code vendorNamed} = work under a contract is concerned. */
public record Circumstances(
        Category category,
        int level,
        @Nullable Threat threat,
        Impact impact,
        boolean vendorNamed,
        TriState crimePossible) {}
