/** Checkpoints: signed statements of where the log ended, so that cutting it off or rewriting it shows. */
@NullMarked
package jp.csirt.incident.platform.checkpoint;

import org.jspecify.annotations.NullMarked;
