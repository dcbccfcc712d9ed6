package jp.csirt.incident.config;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.function.Supplier;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Gives handlers that ask for the profile the one in force, with the organs and departments of that moment. */
record PresentProfileParameter(Supplier<PolicyProfile> profile) implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<PolicyProfile> createInstance(
            Executable executable, Parameter[] parameters, int index) {
        return parameters[index].getType() == PolicyProfile.class ? new Resolver(profile) : null;
    }

    private record Resolver(Supplier<PolicyProfile> profile) implements ParameterResolver<PolicyProfile> {

        @Override
        public PolicyProfile resolveParameterValue(Message<?> message) {
            return profile.get();
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
