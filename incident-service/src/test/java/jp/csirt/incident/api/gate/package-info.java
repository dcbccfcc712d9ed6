@NullMarked
package jp.csirt.incident.api.gate;

import org.jspecify.annotations.NullMarked;
