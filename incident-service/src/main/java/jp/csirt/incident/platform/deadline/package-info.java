/**
 * 期限の番人: deadlines that survive restarts. Set and cancelled at once by who wants to be reminded, fired oldest first on the
 * node that owns the sagas, deleted only after their effect, and watched by an auditor that trusts nobody.
 */
@NullMarked
package jp.csirt.incident.platform.deadline;

import org.jspecify.annotations.NullMarked;
