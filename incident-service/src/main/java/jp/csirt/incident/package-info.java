/** map */
@NullMarked
package jp.csirt.incident;

import org.jspecify.annotations.NullMarked;
