/** 画面の頁: what each page shows, from the answers of the API. */
@NullMarked
package jp.csirt.incident.api.console.page;

import org.jspecify.annotations.NullMarked;
