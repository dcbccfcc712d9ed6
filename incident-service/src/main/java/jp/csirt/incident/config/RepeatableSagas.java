package jp.csirt.incident.config;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import jp.csirt.incident.platform.messagestore.UnreadableSagas;
import org.axonframework.config.Configuration;
import org.axonframework.config.SagaConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.SagaInitializationPolicy;
import org.axonframework.modelling.saga.SagaManagerSpanFactory;

/**
 * Begins sagas under an id made of the event that begins them. One that is cut short before the saga is stored has set its
 * deadline already; when the event is handled again, that deadline is the new saga's own and belongs to nobody else.
 */
final class RepeatableSagas<T> extends AnnotatedSagaManager<T> {

    private final String name;
    private final UnreadableSagas unreadable;

    private RepeatableSagas(String name, UnreadableSagas unreadable, Builder<T> builder) {
        super(builder);
        this.name = name;
        this.unreadable = unreadable;
    }

    static <T> RepeatableSagas<T> of(
            RegisteredSaga<T> saga, Configuration axon, UnreadableSagas unreadable, ParkedEvents failures) {
        SagaConfiguration<T> configuration = axon.eventProcessingConfiguration().sagaConfiguration(saga.type());
        return new RepeatableSagas<>(
                saga.name(),
                unreadable,
                AnnotatedSagaManager.<T>builder()
                        .sagaType(saga.type())
                        .sagaRepository(new ReadableSagas<>(configuration.repository(), failures::wakeAgain))
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .handlerDefinition(axon.handlerDefinition(saga.type()))
                        .listenerInvocationErrorHandler(failures)
                        .spanFactory(axon.getComponent(SagaManagerSpanFactory.class)));
    }

    /** There is one segment, to which every id belongs. */
    @Override
    protected String createSagaIdentifier(Segment segment) {
        return idFrom(CurrentUnitOfWork.get().getMessage());
    }

    /** One that is there and cannot be read is not begun once more. */
    @Override
    protected SagaInitializationPolicy getSagaCreationPolicy(EventMessage<?> event) {
        return unreadable.contains(idFrom(event)) ? SagaInitializationPolicy.NONE : super.getSagaCreationPolicy(event);
    }

    private String idFrom(Message<?> event) {
        return UUID.nameUUIDFromBytes((name + "/" + event.getIdentifier()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
