/** Tests of event names and revisions. */
@NullMarked
package jp.csirt.incident.platform.serialization;

import org.jspecify.annotations.NullMarked;
