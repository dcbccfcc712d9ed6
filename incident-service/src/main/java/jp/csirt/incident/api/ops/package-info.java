/** 運用: what an operator sees and starts; no incident's content. */
@NullMarked
package jp.csirt.incident.api.ops;

import org.jspecify.annotations.NullMarked;
