package jp.csirt.incident.api.organisation;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import jp.csirt.incident.api.organisation.ChangeEndpoint.Allowed;
import jp.csirt.incident.api.organisation.ChangeEndpoint.Prepared;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RepeatedRequest;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.organisation.OrganisationChange;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.Person;
import jp.csirt.incident.domain.organisation.Units.Department;
import jp.csirt.incident.domain.organisation.Units.Organ;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** 組織: organs, departments and persons. */
public final class OrganisationRoutes {

    private static final String ORGANS = "/v1/organisation/organs";
    private static final String DEPARTMENTS = "/v1/organisation/departments";
    private static final String PERSONS = "/v1/organisation/persons";
    private static final String CODE = "[a-z0-9][a-z0-9-]{0,63}";

    private final ChangeEndpoint endpoint;
    private final Clock clock;

    public OrganisationRoutes(ChangeEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/organisation", this::whole),
                list(ORGANS, state -> state.units().organs()),
                list(DEPARTMENTS, state -> state.units().departments()),
                list(PERSONS, state -> List.copyOf(state.persons().values())),
                endpoint.creates(
                                ORGANS,
                                OrganisationRequests.AddOrgan.class,
                                this.<OrganisationRequests.AddOrgan>managed(request -> ""),
                                answer -> place(ORGANS, answer),
                                (call, request) -> addOrgan(request))
                        .asks(Permission.CHANGE_UNITS, OrganisationRequests.AddOrgan.class),
                endpoint.creates(
                                DEPARTMENTS,
                                OrganisationRequests.AddDepartment.class,
                                this.managed(OrganisationRequests.AddDepartment::organ),
                                answer -> place(DEPARTMENTS, answer),
                                (call, request) -> addDepartment(request))
                        .asks(Permission.CHANGE_UNITS, OrganisationRequests.AddDepartment.class),
                endpoint.creates(
                                PERSONS,
                                OrganisationRequests.AddPerson.class,
                                Allowed.by(Permission.ADD_PERSON),
                                answer -> place(PERSONS, answer),
                                OrganisationRoutes::addPerson)
                        .asks(Permission.ADD_PERSON, OrganisationRequests.AddPerson.class));
    }

    private <R> ManagedUnit<R> managed(Function<R, String> unit) {
        return new ManagedUnit<>(Permission.CHANGE_UNITS, (call, request) -> unit.apply(request), null, clock);
    }

    private Mono<ServerResponse> whole(Call call) {
        readable(call);
        call.allowOnly(Set.of());
        return endpoint.current().flatMap(organisation -> {
            OrganisationState state = organisation.state();
            return Replies.json(
                    call,
                    new Whole(
                            state.units().organs(),
                            state.units().departments(),
                            state.persons().size(),
                            organisation.version()));
        });
    }

    private Route list(String path, Function<OrganisationState, List<?>> entries) {
        return Route.get(path, call -> {
            readable(call);
            call.allowOnly(Pages.PARAMETERS);
            return endpoint.current()
                    .flatMap(organisation -> Pages.answer(call, entries.apply(organisation.state()), entry -> entry));
        });
    }

    static void readable(Call call) {
        call.permittedByOne(Permission.READ_ORGANISATION, Permission.ADD_PERSON);
    }

    /** Where a thing with an id lies. */
    static String place(String collection, JsonNode answer) {
        return collection + "/" + answer.path("id").asString();
    }

    private static Mono<Prepared> addOrgan(OrganisationRequests.AddOrgan request) {
        checkCode(request.code());
        return Mono.just(new Prepared(
                new OrganisationChange.AddOrgan(request.code(), request.name()),
                request.code(),
                new Organ(request.code(), request.name())));
    }

    private static Mono<Prepared> addDepartment(OrganisationRequests.AddDepartment request) {
        checkCode(request.code());
        return Mono.just(new Prepared(
                new OrganisationChange.AddDepartment(
                        request.code(), request.name(), request.organ(), request.ruleSet()),
                request.code(),
                new Department(request.code(), request.name(), request.organ(), request.ruleSet())));
    }

    private static Mono<Prepared> addPerson(Call call, OrganisationRequests.AddPerson request) {
        UUID id = RepeatedRequest.created(call);
        return Mono.just(new Prepared(
                new OrganisationChange.AddPerson(id, request.name(), request.department()),
                id.toString(),
                new Person(id, request.name(), request.department())));
    }

    private static void checkCode(String code) {
        if (!code.matches(CODE)) {
            throw ApiProblem.invalid(List.of(new FieldError("/code", "WRONG_FORM", "英小文字、数字、ハイフンで64文字までにしてください。")));
        }
    }

    /** 組織の全体. */
    private record Whole(List<Organ> organs, List<Department> departments, int persons, long version) {}
}
