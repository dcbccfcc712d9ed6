/** Explicit wiring; it knows everybody, and nobody may use it. */
@NullMarked
package jp.csirt.notification.config;

import org.jspecify.annotations.NullMarked;
