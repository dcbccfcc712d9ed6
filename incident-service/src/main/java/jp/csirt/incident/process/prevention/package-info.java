/** 再発防止の見守り: ordered measures until their effect is checked. */
@NullMarked
package jp.csirt.incident.process.prevention;

import org.jspecify.annotations.NullMarked;
