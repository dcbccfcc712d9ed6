package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;

/** 公表: where, and in which words. */
public record Disclosure(
        DisclosureMedium medium, @Personal @LongText String text) {}
