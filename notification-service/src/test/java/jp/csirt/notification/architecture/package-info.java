/** How the packages of the service know each other. */
@NullMarked
package jp.csirt.notification.architecture;

import org.jspecify.annotations.NullMarked;
