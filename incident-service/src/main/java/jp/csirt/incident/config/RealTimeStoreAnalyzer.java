package jp.csirt.incident.config;

import jp.csirt.incident.platform.clock.RealTimeStoreException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence that this store takes no clock that can be set. */
final class RealTimeStoreAnalyzer extends AbstractFailureAnalyzer<RealTimeStoreException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RealTimeStoreException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
