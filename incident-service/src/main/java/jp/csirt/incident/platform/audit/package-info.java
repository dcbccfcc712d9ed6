/** What is recorded beside requests, without holding one up. */
@NullMarked
package jp.csirt.incident.platform.audit;

import org.jspecify.annotations.NullMarked;
