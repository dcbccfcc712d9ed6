package jp.csirt.incident.config;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.config.SagaConfiguration;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.SagaManagerSpanFactory;

/**
 * Begins sagas under an id made of the event that begins them. One that is cut short before the saga is stored has set its
 * deadline already; when the event is handled again, that deadline is the new saga's own and belongs to nobody else.
 */
final class RepeatableSagas<T> extends AnnotatedSagaManager<T> {

    private final String name;

    private RepeatableSagas(String name, Builder<T> builder) {
        super(builder);
        this.name = name;
    }

    static <T> RepeatableSagas<T> of(
            RegisteredSaga<T> saga, Configuration axon, ListenerInvocationErrorHandler errors) {
        SagaConfiguration<T> configuration = axon.eventProcessingConfiguration().sagaConfiguration(saga.type());
        return new RepeatableSagas<>(
                saga.name(),
                AnnotatedSagaManager.<T>builder()
                        .sagaType(saga.type())
                        .sagaRepository(configuration.repository())
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .handlerDefinition(axon.handlerDefinition(saga.type()))
                        .listenerInvocationErrorHandler(errors)
                        .spanFactory(axon.getComponent(SagaManagerSpanFactory.class)));
    }

    /** There is one segment, to which every id belongs. */
    @Override
    protected String createSagaIdentifier(Segment segment) {
        String event = CurrentUnitOfWork.get().getMessage().getIdentifier();
        return UUID.nameUUIDFromBytes((name + "/" + event).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
