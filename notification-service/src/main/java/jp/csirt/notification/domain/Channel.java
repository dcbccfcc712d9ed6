package jp.csirt.notification.domain;

/** 手段: how a person is reached. */
public enum Channel {
    MAIL,
    WEBHOOK,
    /** 電話: somebody calls by the 電話連絡票; nothing is sent. */
    PHONE
}
