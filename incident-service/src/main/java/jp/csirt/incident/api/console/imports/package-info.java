/** 移行: the pages on which closed cases are taken in. */
@NullMarked
package jp.csirt.incident.api.console.imports;

import org.jspecify.annotations.NullMarked;
