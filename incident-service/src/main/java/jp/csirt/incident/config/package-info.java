/** Explicit wiring, one file per stage. */
@NullMarked
package jp.csirt.incident.config;

import org.jspecify.annotations.NullMarked;
