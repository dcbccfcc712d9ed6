package jp.csirt.incident.read.incidentlist;

import jp.csirt.incident.domain.access.IncidentScope;
import jp.csirt.incident.read.record.IncidentFigures;

/**
 * 一覧の一行 with what it is found by and counts for.
 *
 * @param undated how many open steps and duties have no known limit
 * @param open whether anybody still has anything to do
 * @param search what words are looked for in
 * @param position what the row shows everything up to
 */
record IncidentListEntry(
        IncidentListItem item,
        int undated,
        boolean open,
        IncidentScope scope,
        String search,
        IncidentFigures figures,
        long position) {}
