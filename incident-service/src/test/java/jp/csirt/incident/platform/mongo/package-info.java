/** Tests of waiting for the database, and a proxy that makes it fail. */
@NullMarked
package jp.csirt.incident.platform.mongo;

import org.jspecify.annotations.NullMarked;
