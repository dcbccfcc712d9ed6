@NullMarked
package jp.csirt.incident.domain.watch;

import org.jspecify.annotations.NullMarked;
