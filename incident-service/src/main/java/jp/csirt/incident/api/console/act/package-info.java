/** 画面の行為: the page of each act, made from the shape of its request. */
@NullMarked
package jp.csirt.incident.api.console.act;

import org.jspecify.annotations.NullMarked;
