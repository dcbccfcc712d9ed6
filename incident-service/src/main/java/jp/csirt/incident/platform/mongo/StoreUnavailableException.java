package jp.csirt.incident.platform.mongo;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
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
                || fault instanceof MongoInterruptedException
                || fault instanceof MongoServerUnavailableException
                || fault instanceof MongoConnectionPoolClearedException
                || fault instanceof MongoNotPrimaryException
                || fault instanceof MongoNodeIsRecoveringException;
    }

    /** The fault of the driver in our terms: this one when the way to the database is at fault, else the same. */
    public static RuntimeException orSame(MongoException fault) {
        return isUnclear(fault) ? new StoreUnavailableException("the database is away", fault) : fault;
    }
}
