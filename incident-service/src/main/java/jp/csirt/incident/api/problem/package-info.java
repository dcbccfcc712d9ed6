/** RFC 9457: the only place where a refusal or a failure becomes a status code. */
@NullMarked
package jp.csirt.incident.api.problem;

import org.jspecify.annotations.NullMarked;
