package jp.csirt.incident.domain.incident;

/** 繰り返された要求: its act is recorded already, so it is not done again; the log holds the answer. */
public final class RequestRepeated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RequestRepeated() {
        super("the act of this request is recorded already");
    }
}
