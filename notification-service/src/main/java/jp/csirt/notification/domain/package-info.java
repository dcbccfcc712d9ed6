/** 誰に、何を、いつ: who holds a post, how to reach whom, who follows while nobody confirms. Pure rules; no clock, no store, no network. */
@NullMarked
package jp.csirt.notification.domain;

import org.jspecify.annotations.NullMarked;
