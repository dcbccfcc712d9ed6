@NullMarked
package jp.csirt.incident.process.notice;

import org.jspecify.annotations.NullMarked;
