package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;

/** 本人通知の判断の内容, proposed or decided. */
public record SubjectNotificationDecision(
        SubjectNotificationResult result,
        @Personal @LongText String reason) {}
