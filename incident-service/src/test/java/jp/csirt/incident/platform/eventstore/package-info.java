/** Tests of the event store: Axon's own, the format, races and faults. */
@NullMarked
package jp.csirt.incident.platform.eventstore;

import org.jspecify.annotations.NullMarked;
