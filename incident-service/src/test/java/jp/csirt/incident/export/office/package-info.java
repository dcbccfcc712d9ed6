/** Tests of the filling of Word and Excel files. */
@NullMarked
package jp.csirt.incident.export.office;

import org.jspecify.annotations.NullMarked;
