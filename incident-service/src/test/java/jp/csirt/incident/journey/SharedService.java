package jp.csirt.incident.journey;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the client of one service, started when the first asks and closed after the last test of the run. */
final class SharedService implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType().equals(Client.class);
    }

    @Override
    public Client resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return extension
                .getRoot()
                .getStore(Namespace.create(SharedService.class))
                .computeIfAbsent(TestService.class, type -> new TestService(), TestService.class)
                .client();
    }
}
