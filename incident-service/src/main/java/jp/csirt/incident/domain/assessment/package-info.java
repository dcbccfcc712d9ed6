/** 評価の規則: from the known facts to the damage level and the duties; pure functions. */
@NullMarked
package jp.csirt.incident.domain.assessment;

import org.jspecify.annotations.NullMarked;
