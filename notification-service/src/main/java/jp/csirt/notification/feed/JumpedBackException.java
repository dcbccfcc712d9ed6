package jp.csirt.notification.feed;

/** The head of the feed lies before what was read already: the record of the other side is not the one it was. */
final class JumpedBackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long head;
    private final long own;

    JumpedBackException(long head, long own) {
        super("the feed's head is " + head + ", the own position " + own);
        this.head = head;
        this.own = own;
    }

    long head() {
        return head;
    }

    long own() {
        return own;
    }
}
