/** 連絡先の鮮度の保管: what the service that reaches people told last. */
@NullMarked
package jp.csirt.incident.platform.reachability;

import org.jspecify.annotations.NullMarked;
