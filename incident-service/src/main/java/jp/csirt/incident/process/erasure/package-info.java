/** 消去: what follows from a permitted erasure. */
@NullMarked
package jp.csirt.incident.process.erasure;

import org.jspecify.annotations.NullMarked;
