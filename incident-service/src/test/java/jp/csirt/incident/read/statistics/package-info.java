@NullMarked
package jp.csirt.incident.read.statistics;

import org.jspecify.annotations.NullMarked;
