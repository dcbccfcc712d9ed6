/** サービスの時計: which time a store lives by, and a clock that can be set. */
@NullMarked
package jp.csirt.incident.platform.clock;

import org.jspecify.annotations.NullMarked;
