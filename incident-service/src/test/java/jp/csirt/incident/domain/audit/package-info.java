@NullMarked
package jp.csirt.incident.domain.audit;

import org.jspecify.annotations.NullMarked;
