package jp.csirt.incident.read.incidentlist;

import jp.csirt.incident.domain.access.IncidentScope;

/**
 * 一覧の一行 with what it is found by.
 *
 * @param search what words are looked for in
 * @param position what the row shows everything up to
 */
record IncidentListEntry(IncidentListItem item, IncidentScope scope, String search, long position) {}
