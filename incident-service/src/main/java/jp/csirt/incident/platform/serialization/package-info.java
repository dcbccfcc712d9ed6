/** Events as JSON under logical names that outlive the classes. */
@NullMarked
package jp.csirt.incident.platform.serialization;

import org.jspecify.annotations.NullMarked;
