/** 監査記録: what auditors are shown, newest first. */
@NullMarked
package jp.csirt.incident.read.audit;

import org.jspecify.annotations.NullMarked;
