/** The event store on MongoDB: one document per commit, gapless positions, a hash chain over everything stored. */
@NullMarked
package jp.csirt.incident.platform.eventstore;

import org.jspecify.annotations.NullMarked;
