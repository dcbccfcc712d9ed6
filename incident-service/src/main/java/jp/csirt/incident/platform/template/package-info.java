/** 雛形の保管: the templates that offices have uploaded. */
@NullMarked
package jp.csirt.incident.platform.template;

import org.jspecify.annotations.NullMarked;
