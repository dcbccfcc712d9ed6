/** 対応の段階: what must be done next, until when, and what was late. */
@NullMarked
package jp.csirt.incident.read.step;

import org.jspecify.annotations.NullMarked;
