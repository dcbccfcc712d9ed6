package jp.csirt.incident.platform.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;

/** A write was refused because a unique index already has its key. */
public final class DuplicateKey {

    private DuplicateKey() {}

    /** Whether that is what the fault says. */
    public static boolean isCauseOf(Throwable fault) {
        return fault instanceof MongoWriteException refused
                && refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
