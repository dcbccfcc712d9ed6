/**
 * 公開の出来事: what leaves the house of each event. Whoever follows the feed learns ids, codes, numbers and times; no text that
 * anybody typed comes here readable, because events are read with every key destroyed.
 */
@NullMarked
package jp.csirt.incident.publish;

import org.jspecify.annotations.NullMarked;
