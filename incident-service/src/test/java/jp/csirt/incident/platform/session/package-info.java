@NullMarked
package jp.csirt.incident.platform.session;

import org.jspecify.annotations.NullMarked;
