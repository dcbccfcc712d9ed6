/** 兼務の禁止: author and approver are two persons. */
@NullMarked
package jp.csirt.incident.domain.duties;

import org.jspecify.annotations.NullMarked;
