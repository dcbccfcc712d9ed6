package jp.csirt.incident.api.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.ExceptionCommand.DecideException;
import jp.csirt.incident.domain.incident.ExceptionCommand.ReportEmergencyException;
import jp.csirt.incident.domain.incident.ExceptionCommand.RequestException;

/** 例外措置. */
final class ExceptionRoutes {

    private static final int EARLIEST = 1950;
    private static final int LATEST = 2199;

    private final ActEndpoint endpoint;

    ExceptionRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    List<Route> routes() {
        return List.of(
                endpoint.act(
                        "exceptions",
                        Permission.REQUEST_EXCEPTION,
                        TrackRequests.RequestException.class,
                        ExceptionRoutes::request),
                endpoint.act(
                        "exceptions/{n}/decision",
                        Permission.DECIDE_EXCEPTION,
                        TrackRequests.DecideException.class,
                        ExceptionRoutes::decide),
                endpoint.act(
                        "exceptions/{n}/after-report",
                        Permission.REQUEST_EXCEPTION,
                        TrackRequests.ReportEmergencyException.class,
                        ExceptionRoutes::reportAfter));
    }

    private static Prepared request(Target target, TrackRequests.RequestException request) {
        return Prepared.numbered(
                new RequestException(
                        target.incidentId(),
                        target.act(),
                        request.what(),
                        request.reason(),
                        lastDay(request.until()),
                        Boolean.TRUE.equals(request.emergency())),
                "exceptions");
    }

    private static Prepared decide(Target target, TrackRequests.DecideException request) {
        return Prepared.of(new DecideException(
                target.incidentId(),
                target.act(),
                target.number("n"),
                request.result(),
                request.comment(),
                request.override()));
    }

    private static Prepared reportAfter(Target target, TrackRequests.ReportEmergencyException request) {
        return Prepared.of(
                new ReportEmergencyException(target.incidentId(), target.act(), target.number("n"), request.text()));
    }

    /** A date, or the day in Asia/Tokyo of a time with its offset. */
    private static LocalDate lastDay(String until) {
        LocalDate day = parsed(until);
        if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
            throw invalid("OUT_OF_RANGE", "1950年から2199年までの日付を送ってください。");
        }
        return day;
    }

    private static LocalDate parsed(String until) {
        try {
            return until.length() <= "2026-04-01".length()
                    ? LocalDate.parse(until)
                    : TokyoTime.dateOf(OffsetDateTime.parse(until).toInstant());
        } catch (DateTimeException e) {
            throw invalid("WRONG_TYPE", "日付（例 2026-04-01）又は時差付きの日時を送ってください。");
        }
    }

    private static ApiProblem invalid(String code, String message) {
        return ApiProblem.invalid(List.of(new FieldError("/until", code, message)));
    }
}
