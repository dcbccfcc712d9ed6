package jp.csirt.incident.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which setting is missing, instead of a stack trace. */
final class MissingAudienceAnalyzer extends AbstractFailureAnalyzer<MissingAudienceException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingAudienceException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
