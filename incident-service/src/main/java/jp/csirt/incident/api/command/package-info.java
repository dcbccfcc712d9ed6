/** Acts: a request becomes a command; no rules. */
@NullMarked
package jp.csirt.incident.api.command;

import org.jspecify.annotations.NullMarked;
