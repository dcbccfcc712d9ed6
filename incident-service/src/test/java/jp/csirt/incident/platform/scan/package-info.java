@NullMarked
package jp.csirt.incident.platform.scan;

import org.jspecify.annotations.NullMarked;
