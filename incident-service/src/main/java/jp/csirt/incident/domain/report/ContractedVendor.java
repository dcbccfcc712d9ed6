package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.ChosenFrom;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/** 委託事業者 and the contract under which it works. */
public record ContractedVendor(
        @Personal String name,

        @Personal @ChosenFrom(ChosenFrom.Directory.CONTRACTS) @Nullable
        String contract) {}
