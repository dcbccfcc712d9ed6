package jp.csirt.incident.config;

import java.time.Duration;
import java.util.Map;
import jp.csirt.incident.api.command.Commands;
import jp.csirt.incident.domain.digest.RequestDigests;
import jp.csirt.incident.domain.incident.Created;
import jp.csirt.incident.domain.incident.IncidentCommand;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.domain.organisation.ChangeOrganisation;
import jp.csirt.incident.domain.organisation.Organisation;
import jp.csirt.incident.domain.watch.WatchCommand;
import jp.csirt.incident.platform.eventstore.Appended;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.personal.SubjectErasedException;
import jp.csirt.incident.read.record.RecordedEvent;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Sends commands over Axon's gateway and tells where their events were stored. */
final class AxonCommands implements Commands {

    private static final String EXPECTED_VERSION = "expectedVersion";
    private static final String CREATED = Created.class.getName();
    private static final Retry LOST_RACE = Retry.backoff(8, Duration.ofMillis(5))
            .maxBackoff(Duration.ofMillis(200))
            .jitter(0.7)
            .filter(ConcurrencyException.class::isInstance)
            .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final CommandGateway gateway;
    private final CommitLog log;

    AxonCommands(CommandGateway gateway, CommitLog log) {
        this.gateway = gateway;
        this.log = log;
    }

    @Override
    public Mono<Outcome> send(IncidentCommand command, @Nullable Long expectedVersion, Map<String, Object> metadata) {
        MetaData all = MetaData.from(metadata);
        MetaData sent = expectedVersion == null ? all : all.and(EXPECTED_VERSION, expectedVersion);
        Mono<Receipt> receipt = Mono.fromFuture(() -> gateway.<Receipt>send(new GenericCommandMessage<>(command, sent)))
                .onErrorMap(SubjectErasedException.class, AxonCommands::lost);
        return (expectedVersion == null ? receipt.retryWhen(LOST_RACE) : receipt.onErrorMap(AxonCommands::stale))
                .flatMap(this::outcome);
    }

    /** Only an erasure destroys a key, so another act has come before this one. */
    private static ConcurrencyException lost(SubjectErasedException erased) {
        return new ConcurrencyException("the incident was erased meanwhile", erased);
    }

    /** Whoever names a version and loses the race to another node has seen what is no longer the newest. */
    private static Throwable stale(Throwable failure) {
        return failure instanceof ConcurrencyException
                ? new ConflictingModificationException("another commit took the expected version", failure)
                : failure;
    }

    /** Tells the watch, and where it recorded that; a race that another node or a saga won is run again. */
    Mono<Long> send(WatchCommand command) {
        return Mono.fromFuture(() -> gateway.<Receipt>send(new GenericCommandMessage<>(command)))
                .retryWhen(LOST_RACE)
                .flatMap(this::outcome)
                .map(Outcome::position);
    }

    /** Changes the organisation; a race that another node won is run again. */
    Mono<Void> send(ChangeOrganisation change) {
        return Mono.fromFuture(() -> gateway.<Receipt>send(new GenericCommandMessage<>(change)))
                .retryWhen(LOST_RACE)
                .then();
    }

    private Mono<Outcome> outcome(Receipt receipt) {
        Appended appended = receipt.appended;
        int n = receipt.result instanceof Created created ? created.n() : 0;
        return appended == null
                ? log.head().map(head -> new Outcome(head.last(), 0, n))
                : Mono.just(new Outcome(appended.position(), appended.sequence() + 1, n));
    }

    /** The aggregate a command is meant for, and the version it must have when the client said one. */
    static CommandTargetResolver targetResolver() {
        return message -> {
            Long version = (Long) message.getMetaData().get(EXPECTED_VERSION);
            Object id = switch (message.getPayload()) {
                case IncidentCommand command -> command.incidentId();
                case WatchCommand command -> command.watchId();
                case RequestDigests command -> command.digestId();
                default -> Organisation.ID;
            };
            return new VersionedAggregateIdentifier(id, version == null ? null : Long.valueOf(version - 1));
        };
    }

    /** Puts a receipt in the place of the handler's result; it is filled when the unit of work has committed. */
    static MessageHandlerInterceptor<CommandMessage<?>> receipts() {
        return new MessageHandlerInterceptor<>() {
            @Override
            public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
                    throws Exception {
                var receipt = new Receipt(chain.proceed());
                if (receipt.result instanceof Created created) {
                    unitOfWork.root().resources().put(CREATED, created);
                }
                unitOfWork.afterCommit(committed -> receipt.appended = Appended.in(committed));
                return receipt;
            }
        };
    }

    /** An event that a repetition is answered from gets the number too, which the handler tells after applying it. */
    static EventMessage<?> withCreated(EventMessage<?> event) {
        return event.getMetaData().containsKey(RequestMark.REQUEST)
                        && CurrentUnitOfWork.get().root().resources().get(CREATED) instanceof Created(int n)
                ? event.andMetaData(Map.of(RecordedEvent.CREATED_NUMBER, n))
                : event;
    }

    /** What a handler answered and where its events went. */
    private static final class Receipt {

        private final @Nullable Object result;
        private volatile @Nullable Appended appended;

        Receipt(@Nullable Object result) {
            this.result = result;
        }
    }
}
