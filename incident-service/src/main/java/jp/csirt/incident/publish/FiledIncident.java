package jp.csirt.incident.publish;

import jp.csirt.incident.domain.incident.IncidentNumber;

/** 報告時に定まったこと: what every public event of an incident repeats, fixed by its report for ever. */
record FiledIncident(IncidentNumber number, boolean drill) {}
