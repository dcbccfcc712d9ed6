/** HTTP: who calls, what is asked, what is answered. */
@NullMarked
package jp.csirt.notification.api;

import org.jspecify.annotations.NullMarked;
