/** 雛形: the pages on which offices look at, try and change the files that their forms are made from. */
@NullMarked
package jp.csirt.incident.api.console.template;

import org.jspecify.annotations.NullMarked;
