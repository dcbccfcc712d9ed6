/** 配信: the feed of public events, in answers and as a stream. */
@NullMarked
package jp.csirt.incident.api.stream;

import org.jspecify.annotations.NullMarked;
