package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/**
 * 本人通知.
 *
 * @param count 実施数: how many persons were reached by it
 */
public record SubjectNotification(
        SubjectNotificationMethod method,
        int count,
        @Personal @LongText @Nullable String note) {}
