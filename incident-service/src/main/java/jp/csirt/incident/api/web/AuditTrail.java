package jp.csirt.incident.api.web;

import java.util.UUID;
import jp.csirt.incident.domain.access.Caller;
import org.jspecify.annotations.Nullable;

/** 監査の記録: told of what auditors want to know. Nothing of it holds a request up or makes one fail. */
public interface AuditTrail {

    /** アクセス拒否: the caller may not do that. */
    void refused(Caller caller, String action, @Nullable UUID incidentId);

    /** 制限情報の閲覧: the caller is shown what few may see. */
    void read(Caller caller, String action, @Nullable UUID incidentId);

    /**
     * 雛形の変更: the caller put another file in force.
     *
     * @param template form and type of the file
     */
    void templateChanged(Caller caller, String template, int version, String sha256);

    /** 未認証アクセス: nobody known has called. */
    void unauthenticated();
}
