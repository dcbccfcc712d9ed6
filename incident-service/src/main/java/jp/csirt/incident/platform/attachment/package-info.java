/** 添付の保管: files in GridFS, each piece under its subject's key, and what was begun and never recorded swept away. */
@NullMarked
package jp.csirt.incident.platform.attachment;

import org.jspecify.annotations.NullMarked;
