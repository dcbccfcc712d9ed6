/** Tests of the downloads: what is sent, under which headers, and who has to wait. */
@NullMarked
package jp.csirt.incident.api.download;

import org.jspecify.annotations.NullMarked;
