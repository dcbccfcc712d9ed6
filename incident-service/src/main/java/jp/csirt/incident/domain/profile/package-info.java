/** 団体ごとの定め: what differs between local governments, as data. */
@NullMarked
package jp.csirt.incident.domain.profile;

import org.jspecify.annotations.NullMarked;
