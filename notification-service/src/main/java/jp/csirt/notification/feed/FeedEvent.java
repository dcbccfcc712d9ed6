package jp.csirt.notification.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.notification.domain.Absence;
import jp.csirt.notification.domain.Holding;
import jp.csirt.notification.domain.Post;
import jp.csirt.notification.domain.Request;
import org.jspecify.annotations.Nullable;

/** 出来事: what the feed says, as far as it concerns who is told what. */
public sealed interface FeedEvent {

    /** 連絡が求められた. */
    record Requested(Request request, Instant at) implements FeedEvent {}

    /**
     * 連絡が確認された, here or elsewhere.
     *
     * @param by who did, where that is told
     */
    record Confirmed(UUID notificationId, @Nullable UUID by) implements FeedEvent {}

    /** 職に就いた. */
    record Assigned(Holding holding) implements FeedEvent {}

    /** 不在となる. */
    record Away(Absence absence) implements FeedEvent {}

    /**
     * 朝の一覧が求められた.
     *
     * @param id of the event
     */
    record DigestWanted(String id, Instant at, Post post, List<Item> items) implements FeedEvent {

        public DigestWanted {
            items = List.copyOf(items);
        }
    }

    /** A known event about which nobody is told. */
    record Other() implements FeedEvent {}

    /** An event of a type that the contract does not have. */
    record Unknown() implements FeedEvent {}

    /** One open item. */
    record Item(
            UUID incidentId,
            String number,
            String what,
            @Nullable Instant dueAt,
            boolean drill) {}
}
