package jp.csirt.incident.platform.attachment;

/** The scanner found something in the file. */
public final class InfectedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String signature;

    InfectedFileException(String signature) {
        super("a file was refused, the scanner found " + signature);
        this.signature = signature;
    }

    /** What the scanner calls it. */
    public String signature() {
        return signature;
    }
}
