/** 発行の一覧: the reports of one incident that were issued, and what their files were. */
@NullMarked
package jp.csirt.incident.read.issue;

import org.jspecify.annotations.NullMarked;
