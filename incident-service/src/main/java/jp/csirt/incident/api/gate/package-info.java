/** 入口: what holds for every exchange of this service, before any endpoint sees it: from where, under which id, in which words. */
@NullMarked
package jp.csirt.incident.api.gate;

import org.jspecify.annotations.NullMarked;
