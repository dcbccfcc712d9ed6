package jp.csirt.incident.platform.deadline;

/** A deadline had no effect; it stays and is tried again. */
final class DeadlineFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeadlineFailedException(String name, Throwable cause) {
        super("the deadline " + name + " had no effect", cause);
    }
}
