/** 組織: organs, departments, persons, the posts they hold from when to when, and the keys by which they are known. */
@NullMarked
package jp.csirt.incident.domain.organisation;

import org.jspecify.annotations.NullMarked;
