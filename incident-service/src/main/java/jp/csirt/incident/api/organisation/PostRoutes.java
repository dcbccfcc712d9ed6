package jp.csirt.incident.api.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.api.organisation.ChangeEndpoint.Prepared;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.organisation.Assignment;
import jp.csirt.incident.domain.organisation.OrganisationChange;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.PostResolution;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 職: who holds which, who is away, and who answers for them. */
public final class PostRoutes {

    private static final String POSTS = "/v1/organisation/posts";

    private static final String UNIT = "[^\\s\\u3000@\\p{Cntrl}]{1,100}";

    private final ChangeEndpoint endpoint;
    private final Map<Role, List<Role>> deputies;
    private final Clock clock;

    public PostRoutes(ChangeEndpoint endpoint, Map<Role, List<Role>> deputies, Clock clock) {
        this.endpoint = endpoint;
        this.deputies = deputies;
        this.clock = clock;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(POSTS, this::posts),
                endpoint.creates(
                                POSTS + "/{post}/assignments",
                                OrganisationRequests.AssignPost.class,
                                new ManagedUnit<>(
                                        Permission.ASSIGN_POST,
                                        (call, request) ->
                                                post(call, request.unit()).unit(),
                                        Permission.ASSIGN_FIRST_POSTS,
                                        clock),
                                answer -> POSTS + "?on=" + answer.path("from").asString(),
                                this::assign)
                        .asks(Permission.ASSIGN_POST, OrganisationRequests.AssignPost.class),
                endpoint.creates(
                                POSTS + "/{post}/absences",
                                OrganisationRequests.RecordAbsence.class,
                                new ManagedUnit<>(
                                        Permission.ASSIGN_POST,
                                        (call, request) -> post(call, null).unit(),
                                        null,
                                        clock),
                                answer -> POSTS + "?on="
                                        + TokyoTime.dateOf(Instant.parse(
                                                answer.path("from").asString())),
                                this::absent)
                        .asks(Permission.ASSIGN_POST, OrganisationRequests.RecordAbsence.class));
    }

    private Mono<ServerResponse> posts(Call call) {
        OrganisationRoutes.readable(call);
        call.allowOnly(Set.of("on", "limit", "cursor"));
        LocalDate today = TokyoTime.dateOf(clock.instant());
        LocalDate on = on(call.parameter("on"), today);
        Instant at = on.equals(today) ? clock.instant() : TokyoTime.startOf(on);
        return endpoint.current().flatMap(organisation -> {
            var resolution = new PostResolution(organisation.state(), deputies);
            return Pages.answer(call, known(organisation.state()), post -> PostItem.of(post, resolution, on, at));
        });
    }

    /** Every post that somebody held once, and those of the profile that nobody ever did. */
    private List<Post> known(OrganisationState state) {
        List<Post> held = state.posts().assignments().stream()
                .map(Assignment::post)
                .distinct()
                .toList();
        Stream<Post> vacant = deputies.keySet().stream()
                .sorted()
                .filter(role -> held.stream().noneMatch(post -> post.role() == role))
                .map(Post::of);
        return Stream.concat(held.stream(), vacant).toList();
    }

    private static LocalDate on(@Nullable String date, LocalDate today) {
        if (date == null) {
            return today;
        }
        try {
            if (date.matches("[12][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(date);
            }
        } catch (DateTimeParseException e) {
            throw ApiProblem.parameter("on", "実在する日付で指定してください。");
        }
        throw ApiProblem.parameter("on", "日付（例 2026-04-01）で指定してください。");
    }

    private Mono<Prepared> assign(Call call, OrganisationRequests.AssignPost request) {
        Post post = post(call, request.unit());
        return Mono.just(new Prepared(
                new OrganisationChange.AssignPost(post, request.personId(), request.from(), request.to()),
                null,
                new Assigned(post.role(), post.unit(), request.personId(), request.from(), request.to())));
    }

    private Mono<Prepared> absent(Call call, OrganisationRequests.RecordAbsence request) {
        Post post = post(call, null);
        return endpoint.current().map(organisation -> {
            LocalDate on = TokyoTime.dateOf(request.from());
            List<UUID> holders = organisation.state().posts().holders(post, on);
            UUID away = request.personId() == null && holders.size() == 1 ? holders.getFirst() : request.personId();
            return new Prepared(
                    new OrganisationChange.RecordAbsence(
                            post, away, request.from(), request.to(), request.deputyPersonId(), request.reason()),
                    null,
                    new Away(post.role(), post.unit(), away, request.from(), request.to(), request.deputyPersonId()));
        });
    }

    /** The post of the path, with the unit that path or body name. */
    private static Post post(Call call, @Nullable String unit) {
        Post post = Post.parse(call.variable("post"))
                .orElseThrow(() -> ApiProblem.parameter("post", "知らない職です。ROLE 又は ROLE@unit で指定してください。"));
        if (unit != null && !unit.matches(UNIT)) {
            throw ApiProblem.invalid(List.of(new FieldError("/unit", "WRONG_FORM", "空白と@のない100文字までのコードにしてください。")));
        }
        if (unit != null && post.unit() != null && !unit.equals(post.unit())) {
            throw ApiProblem.invalid(List.of(new FieldError("/unit", "CONTRADICTION", "パスの職と違う課局です。")));
        }
        return post.unit() != null || unit == null ? post : new Post(post.role(), unit);
    }

    /** 任命された. */
    private record Assigned(
            Role post,
            @Nullable String unit,
            UUID personId,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** 不在となる. */
    private record Away(
            Role post,
            @Nullable String unit,
            @Nullable UUID personId,
            Instant from,
            Instant to,
            @Nullable UUID deputyPersonId) {}
}
