@NullMarked
package jp.csirt.incident.process.externalreporting;

import org.jspecify.annotations.NullMarked;
