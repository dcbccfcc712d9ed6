package jp.csirt.incident.journey;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Persons, posts and keys that tests add to a service over its API. */
final class Staff {

    static final String CASES = "\"incidents:read\", \"incidents:write\", \"reports:read\", \"integrity:read\"";

    private final Client client;

    Staff(Client client) {
        this.client = client;
    }

    /** The date in the offices. */
    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Tokyo"));
    }

    /** A new person; the id. */
    String person(String name, @Nullable String department) {
        String unit = department == null ? "" : ", \"department\": \"" + department + "\"";
        return client.post("/v1/organisation/persons", "admin", "{\"name\": \"" + name + "\"" + unit + "}")
                .at("/personId")
                .asString();
    }

    /** Appoints, or states a new end. */
    Exchange assign(String post, String person, LocalDate from, @Nullable LocalDate to) {
        String end = to == null ? "" : ", \"to\": \"" + to + "\"";
        return client.post(
                "/v1/organisation/posts/" + post + "/assignments",
                "general-affairs",
                "{\"personId\": \"" + person + "\", \"from\": \"" + from + "\"" + end + "}");
    }

    /** A new key of a person. */
    Exchange key(String person, String scopes) {
        return client.post("/v1/api-keys", "admin", "{\"personId\": \"" + person + "\", \"scopes\": [" + scopes + "]}");
    }

    /** The key of a new person who holds a post since long. */
    String holder(String name, @Nullable String department, String post) {
        String person = person(name, department);
        if (assign(post, person, today().minusYears(1), null).status() != 201) {
            throw new AssertionError("nobody may hold " + post);
        }
        return key(person, CASES).at("/key").asString();
    }
}
