/** What processors and sagas remember over a restart: Axon's stores for MongoDB, as this service uses them. */
@NullMarked
package jp.csirt.incident.platform.messagestore;

import org.jspecify.annotations.NullMarked;
