package jp.csirt.incident.config;

import jp.csirt.incident.platform.eventstore.UnfitServerException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence what the server behind {@code MONGODB_URI} failed at, instead of a stack trace. */
final class UnfitServerAnalyzer extends AbstractFailureAnalyzer<UnfitServerException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitServerException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
