package jp.csirt.incident.journey;

import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests of the log-in one service that is no demo, started when the first asks and closed after the last test. Before
 * each of them so much time goes by that nobody remembers the failures of the tests before.
 */
final class SharedOffice implements ParameterResolver, BeforeEachCallback {

    private static final Duration LONG = Duration.ofHours(2);

    @Override
    public void beforeEach(ExtensionContext extension) {
        office(extension).pass(LONG);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType().equals(Office.class);
    }

    @Override
    public Office resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return office(extension);
    }

    private static Office office(ExtensionContext extension) {
        return extension
                .getRoot()
                .getStore(Namespace.create(SharedOffice.class))
                .computeIfAbsent(Office.class, type -> new Office(), Office.class);
    }
}
