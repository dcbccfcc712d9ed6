/** Values that several parts of the domain use, and the annotation that names a rule's source. */
@NullMarked
package jp.csirt.incident.domain.shared;

import org.jspecify.annotations.NullMarked;
