/** Who is calling: a key becomes a caller. */
@NullMarked
package jp.csirt.incident.api.security;

import org.jspecify.annotations.NullMarked;
