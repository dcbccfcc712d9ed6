package jp.csirt.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened or closed properly. The message is one sentence that says why and what to do. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
