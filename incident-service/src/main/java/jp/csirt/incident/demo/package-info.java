/** デモの事案: published incidents as sample data; a client of the service's own API. */
@NullMarked
package jp.csirt.incident.demo;

import org.jspecify.annotations.NullMarked;
