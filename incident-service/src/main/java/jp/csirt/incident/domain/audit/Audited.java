package jp.csirt.incident.domain.audit;

/**
 * 監査の対象となる出来事: an event that auditors are shown. Whatever event implements this stands in the audit log; it is never
 * public, and says persons by their ids and keys by the ids of the keys.
 */
public interface Audited {

    /** What the audit log says of it. */
    AuditEntry audited();
}
