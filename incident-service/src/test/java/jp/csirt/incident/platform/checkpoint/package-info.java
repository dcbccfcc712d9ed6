@NullMarked
package jp.csirt.incident.platform.checkpoint;

import org.jspecify.annotations.NullMarked;
