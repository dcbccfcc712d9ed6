package jp.csirt.incident.api.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.IncidentScope;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** 呼出し: one request of a known caller, with the variables of its path. */
public record Call(ServerRequest request, Caller caller, Map<String, String> variables) {

    private static final String RESTRICTED = Call.class.getName() + ".restricted";

    public Call {
        variables = Map.copyOf(variables);
    }

    /** The same call by the caller as he or she may act here. */
    public Call as(Caller other) {
        return new Call(request, other, variables);
    }

    /**
     * A path variable that is an id.
     *
     * @throws ApiProblem 404 when it is none
     */
    public UUID id(String variable) {
        String text = variable(variable);
        try {
            UUID id = UUID.fromString(text);
            if (!id.toString().equals(text.toLowerCase(Locale.ROOT))) {
                throw ApiProblem.notFound();
            }
            return id;
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound();
        }
    }

    /**
     * A path variable that is a number from 1.
     *
     * @throws ApiProblem 404 when it is none
     */
    public int number(String variable) {
        String text = variable(variable);
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw ApiProblem.notFound();
        }
        return Integer.parseInt(text);
    }

    /** A path variable. */
    public String variable(String variable) {
        String text = variables.get(variable);
        if (text == null) {
            throw new IllegalStateException("the path has no variable " + variable);
        }
        return text;
    }

    /** A query parameter, if given; the last one counts for nothing, so a repeated one is refused. */
    public @Nullable String parameter(String name) {
        var values = request.queryParams().get(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw ApiProblem.parameter(name, "一度だけ指定してください。");
        }
        return values.getFirst() == null ? "" : values.getFirst();
    }

    /**
     * Refuses parameters nobody knows, so that typing errors are seen.
     *
     * @throws ApiProblem 400
     */
    public void allowOnly(Set<String> known) {
        for (String name : request.queryParams().keySet()) {
            if (!known.contains(name)) {
                throw ApiProblem.parameter(name, "知らない指定です。");
            }
        }
    }

    /** 制限情報: says that the answer shows what few may see, so that its being shown is put into the audit log. */
    public void showsRestricted() {
        request.attributes().put(RESTRICTED, true);
    }

    boolean hasShownRestricted() {
        return request.attributes().containsKey(RESTRICTED);
    }

    /**
     * The post that allows the act.
     *
     * @throws ApiProblem 403 when none does
     */
    public Post permitted(Permission permission) {
        return permission.grantedTo(caller).orElseThrow(() -> ApiProblem.forbidden(permission.roles()));
    }

    /**
     * Asks for a scope of the key alone, where no post is wanted.
     *
     * @throws ApiProblem 403 when the key lacks it
     */
    public void permitted(Scope scope) {
        if (!caller.scopes().contains(scope)) {
            throw ApiProblem.forbidden();
        }
    }

    /**
     * Asks for one of several permissions.
     *
     * @throws ApiProblem 403 when the caller has none
     */
    public void permittedByOne(Permission... permissions) {
        if (Arrays.stream(permissions)
                .allMatch(permission -> permission.grantedTo(caller).isEmpty())) {
            throw ApiProblem.forbidden();
        }
    }

    /**
     * The post that allows the act and answers for the incident's own unit.
     *
     * @throws ApiProblem 403 when none does
     */
    public Post permitted(Permission permission, IncidentScope incident) {
        return permission.grantedTo(caller, incident).orElseThrow(() -> ApiProblem.forbidden(permission.roles()));
    }
}
