package jp.csirt.notification.feed;

/** An event that cannot be read although its type is known. */
final class BrokenEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenEventException(String what) {
        super(what);
    }
}
