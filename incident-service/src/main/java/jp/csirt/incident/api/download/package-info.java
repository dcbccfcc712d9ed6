/** Papers: a request becomes a rendered form. */
@NullMarked
package jp.csirt.incident.api.download;

import org.jspecify.annotations.NullMarked;
