@NullMarked
package jp.csirt.incident.platform.attachment;

import org.jspecify.annotations.NullMarked;
