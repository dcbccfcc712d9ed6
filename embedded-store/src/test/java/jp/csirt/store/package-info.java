/** Tests of the store through MongoDB's own drivers. */
@NullMarked
package jp.csirt.store;

import org.jspecify.annotations.NullMarked;
