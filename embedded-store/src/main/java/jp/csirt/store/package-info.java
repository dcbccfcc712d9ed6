/** An embedded MongoDB-compatible store on mongo-java-server and H2: durable commits, ordered indexes, BSON on disk. */
@NullMarked
package jp.csirt.store;

import org.jspecify.annotations.NullMarked;
