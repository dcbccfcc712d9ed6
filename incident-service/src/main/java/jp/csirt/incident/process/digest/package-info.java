/** 朝の知らせ: asks once a day that every post is told what it still has to do. */
@NullMarked
package jp.csirt.incident.process.digest;

import org.jspecify.annotations.NullMarked;
