package jp.csirt.incident.api.web;

import jp.csirt.incident.domain.incident.RequestMark;
import reactor.core.publisher.Mono;

/** 回答の控え: what was answered to requests that leave no trace on an incident; the same on all nodes, also after a restart. */
public interface KeptAnswers {

    /** What was answered to this request before; empty when it is new or older than a day. */
    Mono<Kept> find(RequestMark mark);

    /** Keeps an answer, unless one is kept already; the one that is kept. */
    Mono<Kept> keep(RequestMark mark, int status, String json);

    /**
     * An answer.
     *
     * @param digest of what was asked for
     */
    record Kept(String digest, int status, String json) {}
}
