/** The wiring. */
@NullMarked
package jp.csirt.incident.config;

import org.jspecify.annotations.NullMarked;
