package jp.csirt.incident.domain.duties;

import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;

/** 兼務の例外（やむを得ない場合）: why author and approver had to be one person; recorded and printed. Source: 志免町 1(8)①. */
public record DutyOverride(@Personal @LongText String reason) {}
