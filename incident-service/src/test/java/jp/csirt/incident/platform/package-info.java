/** Tests of the platform, on the embedded server over the wire. */
@NullMarked
package jp.csirt.incident.platform;

import org.jspecify.annotations.NullMarked;
