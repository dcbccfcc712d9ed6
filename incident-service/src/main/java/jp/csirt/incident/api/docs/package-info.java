/** 契約を読む頁: the contract as one page that a browser shows without a network and without scripts. */
@NullMarked
package jp.csirt.incident.api.docs;

import org.jspecify.annotations.NullMarked;
