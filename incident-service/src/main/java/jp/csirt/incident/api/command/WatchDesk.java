package jp.csirt.incident.api.command;

import jp.csirt.incident.domain.watch.WatchCommand;
import reactor.core.publisher.Mono;

/** 見守りの窓口: takes what is to be recorded of a notification. */
@FunctionalInterface
public interface WatchDesk {

    /** The position at which it was recorded. */
    Mono<Long> record(WatchCommand command);
}
