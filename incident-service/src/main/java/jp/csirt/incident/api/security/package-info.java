/** Who is calling: a key or a session becomes a caller. */
@NullMarked
package jp.csirt.incident.api.security;

import org.jspecify.annotations.NullMarked;
