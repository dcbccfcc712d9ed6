/** 一件の記録: one incident folded from its own commits at the moment of asking; what the other questions about it start from. */
@NullMarked
package jp.csirt.incident.read.record;

import org.jspecify.annotations.NullMarked;
