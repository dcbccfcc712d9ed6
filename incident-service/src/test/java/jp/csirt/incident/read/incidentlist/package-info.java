@NullMarked
package jp.csirt.incident.read.incidentlist;

import org.jspecify.annotations.NullMarked;
