/** 職員の処置（別綴）: the restricted track, which stands in no other view. */
@NullMarked
package jp.csirt.incident.read.personnel;

import org.jspecify.annotations.NullMarked;
