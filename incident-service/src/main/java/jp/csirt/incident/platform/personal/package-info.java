/**
 * Personal texts at rest: encrypted under a key per subject, which is wrapped by the operator's master key and can be
 * destroyed. Knows no incident: which components are personal and whose key they take is told from outside.
 */
@NullMarked
package jp.csirt.incident.platform.personal;

import org.jspecify.annotations.NullMarked;
