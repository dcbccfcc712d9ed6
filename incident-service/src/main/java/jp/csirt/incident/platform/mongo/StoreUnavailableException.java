package jp.csirt.incident.platform.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;

/** The database is away, too slow or too busy; the request may be repeated. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message) {
        super(message);
    }

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the fault says nothing about the request, only about the way to the database. */
    public static boolean isUnclear(Throwable fault) {
        return fault instanceof StoreUnavailableException
                || fault instanceof MongoSocketException
                || fault instanceof MongoTimeoutException
                || fault instanceof MongoInterruptedException;
    }

    static RuntimeException orSame(MongoException fault) {
        return isUnclear(fault) ? new StoreUnavailableException("the database is away", fault) : fault;
    }
}
