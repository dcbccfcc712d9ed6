/** 役割と権限: who may do what, and who may see which incident. */
@NullMarked
package jp.csirt.incident.domain.access;

import org.jspecify.annotations.NullMarked;
