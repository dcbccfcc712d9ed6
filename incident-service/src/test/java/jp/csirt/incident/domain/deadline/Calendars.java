package jp.csirt.incident.domain.deadline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The calendar that ships. */
public final class Calendars {

    public static final HolidayCalendar SHIPPED = read();

    private Calendars() {}

    private static HolidayCalendar read() {
        try (InputStream in = Calendars.class.getResourceAsStream("/calendar/holidays.yaml")) {
            return new JsonMapper().convertValue(new Yaml().load(in), HolidayCalendar.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
