package jp.csirt.incident.domain.report;

import org.jspecify.annotations.Nullable;

/** 委託事業者 and the contract under which it works. */
public record ContractedVendor(String name, @Nullable String contract) {}
