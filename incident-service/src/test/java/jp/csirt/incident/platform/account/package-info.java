@NullMarked
package jp.csirt.incident.platform.account;

import org.jspecify.annotations.NullMarked;
