/** 要求と回答の試験. */
@NullMarked
package jp.csirt.incident.api.web;

import org.jspecify.annotations.NullMarked;
