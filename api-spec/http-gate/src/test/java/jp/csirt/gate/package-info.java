@NullMarked
package jp.csirt.gate;

import org.jspecify.annotations.NullMarked;
