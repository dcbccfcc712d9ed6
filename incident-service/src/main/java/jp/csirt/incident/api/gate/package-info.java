/** 入口: what holds for every exchange, before any endpoint sees it: how often, how slowly, from where, under which id. */
@NullMarked
package jp.csirt.incident.api.gate;

import org.jspecify.annotations.NullMarked;
