/** The database that is used when none is configured. */
@NullMarked
package jp.csirt.incident.platform.embedded;

import org.jspecify.annotations.NullMarked;
