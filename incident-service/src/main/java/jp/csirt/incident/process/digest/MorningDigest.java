package jp.csirt.incident.process.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.digest.DigestRequested;
import jp.csirt.incident.domain.digest.Digests;
import jp.csirt.incident.domain.digest.RequestDigests;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.watch.IncidentHistory;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/**
 * 朝の知らせ. Looks often and asks once a day; a morning that was slept through is made up on the same day, not later. What was
 * asked for stands in the log, so that asking again, here or on another node, changes nothing.
 */
public final class MorningDigest {

    private final Supplier<Stream<IncidentHistory>> open;
    private final Supplier<PostResolution> posts;
    private final StepTimetable timetable;
    private final HolidayCalendar calendar;
    private final Clock clock;
    private final CommandGateway gateway;
    private @Nullable LocalDate done;

    /**
     * The digest.
     *
     * @param open the incidents that may have something to do; fails while it does not know all of them
     * @param clock decides which day it is
     */
    public MorningDigest(
            Supplier<Stream<IncidentHistory>> open,
            Supplier<PostResolution> posts,
            StepTimetable timetable,
            HolidayCalendar calendar,
            Clock clock,
            CommandGateway gateway) {
        this.open = open;
        this.posts = posts;
        this.timetable = timetable;
        this.calendar = calendar;
        this.clock = clock;
        this.gateway = gateway;
    }

    /** Asks for the day's digest when its time has come; whoever fails is called again. */
    public void askIfDue() {
        Instant now = clock.instant();
        Digests.day(now, calendar).filter(day -> !day.equals(done)).ifPresent(day -> {
            List<DigestRequested> digests = Digests.of(day, open.get(), timetable, posts.get(), now);
            RequestDigests.of(day, digests).forEach(gateway::sendAndWait);
            done = day;
        });
    }
}
