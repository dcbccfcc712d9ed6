@NullMarked
package jp.csirt.incident.platform.audit;

import org.jspecify.annotations.NullMarked;
