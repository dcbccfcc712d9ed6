/** 添付: a file comes in by a multipart request, piece by piece. */
@NullMarked
package jp.csirt.incident.api.attachment;

import org.jspecify.annotations.NullMarked;
