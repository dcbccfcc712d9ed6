/** 改ざん検知: the record proves itself over HTTP. */
@NullMarked
package jp.csirt.incident.api.integrity;

import org.jspecify.annotations.NullMarked;
