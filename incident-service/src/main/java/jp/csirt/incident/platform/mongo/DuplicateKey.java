package jp.csirt.incident.platform.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;

/** A write was refused because a unique index already has its key. */
public final class DuplicateKey {

    private DuplicateKey() {}

    /** Whether that is what the fault says. */
    public static boolean isCauseOf(Throwable fault) {
        return fault instanceof MongoWriteException refused
                && refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** Whether that is what each refused write of many says. */
    public static boolean isAllOf(MongoBulkWriteException refused) {
        return refused.getWriteConcernError() == null
                && refused.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}
