package jp.csirt.incident.config;

/**
 * A saga that watches: it has a processor of its own and one deadline.
 *
 * <p>It must be ready to be woken at any time: its handlers, those of events and that of the deadline, look at what is
 * recorded by now and make what is due, ignoring what is made already. So an event whose handling failed is not handled
 * again; the saga is woken instead. The first thing its first handler does is to keep the id of what it watches. Handlers
 * get what they need as parameters: the deadlines, the clock, the command gateway and every {@link SagaResource}; fields are
 * what is stored. The first parameter is the event, or the {@code DeadlineMessage<?>}. Commands are sent with
 * {@code sendAndWait} and carry an id that their aggregate knows again.
 *
 * @param type a public class with a public constructor that needs nothing
 * @param name what it is called in the store, and its processor; stays the same when the class moves
 * @param deadline the name of its deadline
 */
record RegisteredSaga<T>(Class<T> type, String name, String deadline) {}
