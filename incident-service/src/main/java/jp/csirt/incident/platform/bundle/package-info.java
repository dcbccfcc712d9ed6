/** Evidence bundles: the commits of one aggregate, the links of all others and the checkpoints in one file. */
@NullMarked
package jp.csirt.incident.platform.bundle;

import org.jspecify.annotations.NullMarked;
