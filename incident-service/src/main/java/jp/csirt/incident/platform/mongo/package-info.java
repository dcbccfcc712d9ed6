/** The database connection, and the one place that blocks on a publisher. */
@NullMarked
package jp.csirt.incident.platform.mongo;

import org.jspecify.annotations.NullMarked;
