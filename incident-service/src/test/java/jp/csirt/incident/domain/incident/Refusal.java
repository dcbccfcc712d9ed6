package jp.csirt.incident.domain.incident;

import java.util.List;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** 拒否: matches the one exception type of the domain by its reason and by words its message must hold. */
final class Refusal extends TypeSafeMatcher<IncidentRejected> {

    private final Reason reason;
    private final List<String> words;

    private Refusal(Reason reason, List<String> words) {
        super(IncidentRejected.class);
        this.reason = reason;
        this.words = words;
    }

    static Matcher<IncidentRejected> because(Reason reason, String... words) {
        return new Refusal(reason, List.of(words));
    }

    @Override
    protected boolean matchesSafely(IncidentRejected refused) {
        String message = String.valueOf(refused.getMessage());
        return refused.reason() == reason
                && !message.isBlank()
                && words.stream().allMatch(message::contains);
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("refused because %s with a message that holds %s".formatted(reason, words));
    }
}
