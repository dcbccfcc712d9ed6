package jp.csirt.incident.api.console.frame;

import java.util.List;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.domain.incident.Guard;

/**
 * 断り: why a form was not taken, as it is shown above it.
 *
 * @param status 200 while nothing was refused
 */
public record Refusal(int status, String title, String detail, List<FieldError> errors, List<Guard> guards) {

    /** Nothing was refused. */
    public static final Refusal NONE = new Refusal(200, "", "", List.of(), List.of());

    public Refusal {
        errors = List.copyOf(errors);
        guards = List.copyOf(guards);
    }

    /** Whether anything was refused. */
    public boolean any() {
        return status != NONE.status();
    }

    /** Whether the form is shown again; any other refusal is a page of its own. */
    public boolean isOfForm() {
        return List.of(400, 409, 412).contains(status);
    }

    /** Whether somebody else was faster. */
    public boolean isStale() {
        return status == 412;
    }

    /** Reads failures. */
    public record Reader(Problems problems) {

        /** What a failure means to whoever sent the form. */
        public Refusal of(Throwable failure, Visit visit) {
            ApiProblem problem = problems.problem(failure, visit.request().exchange());
            boolean fields = !problem.errors().isEmpty();
            return new Refusal(
                    problems.status(problem),
                    problems.title(problem),
                    fields ? "" : String.valueOf(problem.getMessage()),
                    problem.errors(),
                    problem.guards());
        }
    }
}
