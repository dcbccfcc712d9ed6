/** 通し試験: the real service over HTTP, every exchange held against the contract. */
@NullMarked
package jp.csirt.incident.journey;

import org.jspecify.annotations.NullMarked;
