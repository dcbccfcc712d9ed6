package jp.csirt.notification.channel;

/** 結果 of one attempt; an error is a code and never holds an address. */
public sealed interface Outcome {

    /** The other side took it. */
    record Sent() implements Outcome {}

    /** It may work another time; the other side as a whole is in doubt. */
    record Failed(String error) implements Outcome {}

    /** It may work another time; the other side works, but does not take it for this address now. */
    record Deferred(String error) implements Outcome {}

    /** It never will at this address. */
    record Bounced(String error) implements Outcome {}
}
