@NullMarked
package jp.csirt.incident.process.escalation;

import org.jspecify.annotations.NullMarked;
