/** 組織の今: who is known, who holds which post, and which keys there are. */
@NullMarked
package jp.csirt.incident.read.organisation;

import org.jspecify.annotations.NullMarked;
