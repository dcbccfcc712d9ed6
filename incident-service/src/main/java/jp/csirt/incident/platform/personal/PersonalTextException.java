package jp.csirt.incident.platform.personal;

/** A personal text cannot be read or written: it was altered, its key is unknown, or its key was destroyed. */
public sealed class PersonalTextException extends RuntimeException permits SubjectErasedException {

    private static final long serialVersionUID = 1L;

    PersonalTextException(String message) {
        super(message);
    }

    PersonalTextException(String message, Throwable cause) {
        super(message, cause);
    }
}
