package jp.csirt.incident.platform.personal;

/** Something was to be recorded of a subject whose key was destroyed meanwhile. */
public final class SubjectErasedException extends PersonalTextException {

    private static final long serialVersionUID = 1L;

    public SubjectErasedException(String message) {
        super(message);
    }
}
