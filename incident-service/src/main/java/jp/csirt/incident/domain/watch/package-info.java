/** 事案の見守り: who is to be told what and when, and the record that it was asked; pure rules and one small aggregate. */
@NullMarked
package jp.csirt.incident.domain.watch;

import org.jspecify.annotations.NullMarked;
