package jp.csirt.incident.api.console.act;

import jp.csirt.incident.domain.incident.IncidentEvent;

/**
 * 試し: what an act would record, as far as it is known before its form is filled in.
 *
 * @param when in which case; the end of a key of the messages
 */
record Trial(String when, IncidentEvent event) {}
