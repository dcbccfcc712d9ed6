/** 外部報告: who must be told, in which stage, and how far a duty has come. */
@NullMarked
package jp.csirt.incident.domain.externalreport;

import org.jspecify.annotations.NullMarked;
