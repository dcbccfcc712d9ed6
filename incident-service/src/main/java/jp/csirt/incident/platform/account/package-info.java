/** 利用者の本人確認: passwords, second factors and what is known of failed attempts, beside the log. */
@NullMarked
package jp.csirt.incident.platform.account;

import org.jspecify.annotations.NullMarked;
