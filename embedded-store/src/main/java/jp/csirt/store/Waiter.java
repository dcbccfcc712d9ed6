package jp.csirt.store;

/** Whoever may say that a change happened only once it lasts. */
@FunctionalInterface
interface Waiter {

    /**
     * Tells how it went.
     *
     * @param reached whether the change is on disk; otherwise it is unknown whether it ever will be
     */
    void durable(boolean reached);
}
