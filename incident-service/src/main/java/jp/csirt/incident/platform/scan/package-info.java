/** ウイルス検査: asks a scanner outside the service; knows no file but its bytes. */
@NullMarked
package jp.csirt.incident.platform.scan;

import org.jspecify.annotations.NullMarked;
