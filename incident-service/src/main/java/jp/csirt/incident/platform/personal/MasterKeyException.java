package jp.csirt.incident.platform.personal;

/** The master key is missing, malformed or not the one that wrapped the stored keys. */
public final class MasterKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MasterKeyException(String message) {
        super(message);
    }

    public MasterKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
