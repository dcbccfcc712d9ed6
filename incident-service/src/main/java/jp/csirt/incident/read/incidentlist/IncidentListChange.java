package jp.csirt.incident.read.incidentlist;

import java.util.UUID;

/** 一覧の変化, as one person sees it. */
public sealed interface IncidentListChange {

    /** The line is new in sight, or may say something else. */
    record Shown(IncidentListItem item) implements IncidentListChange {}

    /** The incident was in sight and is no longer. */
    record Gone(UUID incidentId) implements IncidentListChange {}

    /** The record holds what this version cannot read: the line stays as it was, and is not to be relied on. */
    record Unreadable(UUID incidentId) implements IncidentListChange {}
}
