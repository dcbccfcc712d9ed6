/** 鍵の照合: hashes of API keys, beside the log. */
@NullMarked
package jp.csirt.incident.platform.apikey;

import org.jspecify.annotations.NullMarked;
