/** Tests of the record of one incident. */
@NullMarked
package jp.csirt.incident.read.record;

import org.jspecify.annotations.NullMarked;
