package jp.csirt.incident.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line which file, key and fault of the profile keep the service from starting, instead of a stack trace. */
final class UnusableProfileAnalyzer extends AbstractFailureAnalyzer<UnusableProfileException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableProfileException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
