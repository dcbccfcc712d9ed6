package jp.csirt.incident.api.console.frame;

import reactor.core.publisher.Mono;

/** 進み具合: how far a task is that lasts longer than a second, for the session that began it, whichever node carries it out. */
public interface Progress {

    /** Says so; a task whose progress cannot be told goes on all the same. */
    Mono<Void> tell(Visit visit, String task, Reached reached);

    /** How far it is; empty when nobody has said so for a while. */
    Mono<Reached> of(Visit visit, String task);

    /** So much of a stage; {@code stage} is the end of a key of the messages. */
    record Reached(String stage, long done, long all) {}
}
