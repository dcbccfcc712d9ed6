/** Commands of the jar beside the service: they talk to the console and need no running service. */
@NullMarked
package jp.csirt.incident.tool;

import org.jspecify.annotations.NullMarked;
