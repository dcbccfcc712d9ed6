@NullMarked
package jp.csirt.incident.tool;

import org.jspecify.annotations.NullMarked;
