/** Progress of the processors, kept in the database by axon-mongo. */
@NullMarked
package jp.csirt.incident.platform.messagestore;

import org.jspecify.annotations.NullMarked;
