/** 入口: what holds for every exchange of either service, before any endpoint sees it: how often, how slowly, in which form. */
@NullMarked
package jp.csirt.gate;

import org.jspecify.annotations.NullMarked;
