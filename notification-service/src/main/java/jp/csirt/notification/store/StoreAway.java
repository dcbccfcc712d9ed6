package jp.csirt.notification.store;

import com.mongodb.MongoException;

/** データベースの不在: tells whether a failure is the database's. */
public final class StoreAway {

    private StoreAway() {}

    /** Whether it is. */
    public static boolean isCauseOf(Throwable failure) {
        return failure instanceof MongoException;
    }
}
