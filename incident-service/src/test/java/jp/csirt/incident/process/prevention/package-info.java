@NullMarked
package jp.csirt.incident.process.prevention;

import org.jspecify.annotations.NullMarked;
