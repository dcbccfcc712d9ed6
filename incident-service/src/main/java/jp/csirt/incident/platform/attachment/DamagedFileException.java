package jp.csirt.incident.platform.attachment;

/** What is kept of a file is not what was taken in: a piece is missing or was altered. */
public final class DamagedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }

    DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
