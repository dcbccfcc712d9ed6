/** 組織・利用者・鍵: organs, departments, persons, posts, absences, accounts and API keys over HTTP. */
@NullMarked
package jp.csirt.incident.api.organisation;

import org.jspecify.annotations.NullMarked;
