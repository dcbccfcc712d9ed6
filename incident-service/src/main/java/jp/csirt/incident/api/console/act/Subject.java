package jp.csirt.incident.api.console.act;

import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.Facts;
import jp.csirt.incident.api.console.frame.Visit;
import reactor.core.publisher.Mono;

/**
 * 行為の相手: which of several things of an incident an act is done to.
 *
 * @param name stands in heading and button; empty where the name of the act says enough
 * @param facts what is known of it
 */
public record Subject(String name, Facts facts) {

    /** The incident as a whole. */
    public static final Subject NONE = new Subject("", Facts.NONE);

    /** Finds it. */
    @FunctionalInterface
    public interface Finder {

        /** The thing in the path; {@link #NONE} where there is none. */
        Mono<Subject> of(Visit visit, Act act, Known known);
    }
}
