package jp.csirt.incident.journey;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests of the log-in one service that is no demo, started when the first asks and closed after the last test. */
final class SharedOffice implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType().equals(Office.class);
    }

    @Override
    public Office resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return extension
                .getRoot()
                .getStore(Namespace.create(SharedOffice.class))
                .computeIfAbsent(Office.class, type -> new Office(), Office.class);
    }
}
