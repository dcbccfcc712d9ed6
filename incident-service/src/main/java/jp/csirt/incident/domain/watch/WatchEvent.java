package jp.csirt.incident.domain.watch;

import java.util.UUID;

/** 見守りの出来事: what the second stream of an incident holds. */
public sealed interface WatchEvent permits NotificationRequested, NotificationReceiptRecorded {

    /** The notification it is about. */
    UUID notificationId();
}
