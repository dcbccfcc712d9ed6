package jp.csirt.incident.platform.mongo;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.Set;
import java.util.stream.Stream;

/** The database is away, too slow or too busy; the request may be repeated. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST_CAUSE = 20;

    /**
     * Codes of MongoDB that say nothing about the request: host unreachable or not found, time over, network time-out,
     * shutdown in progress, read preference not met, stepping down, time limit exceeded, connection lost, not the primary,
     * interrupted by the shutdown, recovering, disk full. A find wraps them all in one exception of the driver.
     */
    private static final Set<Integer> NOT_NOW =
            Set.of(6, 7, 50, 89, 91, 133, 189, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436, 14031);

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
                || fault instanceof MongoNodeIsRecoveringException
                || (fault instanceof MongoServerException refused && NOT_NOW.contains(refused.getCode()));
    }

    /** Whether such a fault is the failure or one of its causes, whoever wrapped it. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, inner -> inner != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(StoreUnavailableException::isUnclear);
    }

    /** The fault of the driver in our terms: this one when the way to the database is at fault, else the same. */
    public static RuntimeException orSame(MongoException fault) {
        return isUnclear(fault) ? new StoreUnavailableException("the database is away", fault) : fault;
    }
}
