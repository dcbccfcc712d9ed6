/** 朝の知らせの試験. */
@NullMarked
package jp.csirt.incident.domain.digest;

import org.jspecify.annotations.NullMarked;
