/** 構造の決まり: who may know whom, each rule proven on classes that break it. */
@NullMarked
package jp.csirt.incident.architecture;

import org.jspecify.annotations.NullMarked;
