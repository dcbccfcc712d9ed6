package jp.csirt.incident.platform.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * What a verification of the log has found.
 *
 * @param firstBad absent when everything fits
 * @param checked number of events that fit, up to the first fault
 * @param last position of the last event that fits; the one before the stretch when there is none
 * @param hash hash of the commit that holds it
 */
public record Verification(@Nullable ChainFault firstBad, long checked, long last, String hash) {

    /** Whether everything fits. */
    public boolean valid() {
        return firstBad == null;
    }
}
