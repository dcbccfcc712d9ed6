/** Events whose projection failed: kept in order per sequence until they succeed, so that other sequences go on. */
@NullMarked
package jp.csirt.incident.platform.deadletter;

import org.jspecify.annotations.NullMarked;
