/** 朝の知らせ: what each post still has to do, told every morning on which the office is open. */
@NullMarked
package jp.csirt.incident.domain.digest;

import org.jspecify.annotations.NullMarked;
