package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;

/** 補足: what stands in one field of a form. */
public record Supplement(
        SupplementField fieldId, @Personal @LongText String value) {}
