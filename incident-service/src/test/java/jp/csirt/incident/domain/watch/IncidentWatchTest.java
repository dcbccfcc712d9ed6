package jp.csirt.incident.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.spec.Spec;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("事案の見守り")
class IncidentWatchTest {

    private static final IncidentHistory FILED = Given.history(Given.reported(1));
    private static final Routing ROUTING = Routing.of(Town.posts(), FILED, Given.AT);
    private static final List<NotificationRequested> ASKED = ActNotices.since(0, FILED, ROUTING).stream()
            .flatMap(notice -> Notifications.of(notice, FILED, 1, ROUTING).stream())
            .toList();

    private final FixtureConfiguration<IncidentWatch> watch = new AggregateTestFixture<>(IncidentWatch.class)
            .registerCommandTargetResolver(message -> new VersionedAggregateIdentifier(
                    (Object) ((RequestNotifications) message.getPayload()).watchId(), null));

    private static RequestNotifications ask(NotificationRequested... asked) {
        return new RequestNotifications(Given.ID, List.of(asked));
    }

    @Test
    @DisplayName("最初の連絡で始まり、求めたとおりに残る")
    void the_first_notification_begins_it() {
        watch.givenNoPriorActivity()
                .when(ask(ASKED.getFirst(), ASKED.getLast()))
                .expectEvents(ASKED.getFirst(), ASKED.getLast());
    }

    @Test
    @DisplayName("知っている連絡は二度と残らない")
    void a_known_notification_is_not_recorded_again() {
        watch.given(ASKED.getFirst())
                .when(ask(ASKED.getFirst()))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        watch.given(ASKED.getFirst())
                .when(ask(ASKED.getFirst(), ASKED.getLast()))
                .expectEvents(ASKED.getLast());
    }

    @Test
    @DisplayName("求めは職と符号と番号と時刻だけからなり、誰かが書いた語を持たない")
    void it_carries_no_word_that_anybody_typed() {
        Set<String> texts = Stream.of(NotificationRequested.class, NotifiedPost.class)
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .filter(component -> component.getType() == String.class)
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());

        assertThat(texts).containsExactlyInAnyOrder("clause", "unit"); // of a rule, and of the organisation
    }

    @Test
    @DisplayName("依頼と上申は確認を求め、レベル2と3では15分で次へ進む")
    void requests_want_confirmation() {
        NotificationRequested usual = ASKED.getFirst();
        NotificationRequested urgent = Notifications.of(
                        ActNotices.since(0, FILED, ROUTING).getFirst(), FILED, 2, ROUTING)
                .getFirst();

        assertThat(usual.confirmationWanted()).isTrue();
        assertThat(usual.confirmWithin()).hasHours(24);
        assertThat(urgent.confirmWithin()).hasMinutes(15);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    @DisplayName("どの段階にも用件がある")
    void every_step_is_a_matter(Step step) {
        assertThat(Matter.of(step).label()).isEqualTo(step.label());
    }

    @ParameterizedTest
    @EnumSource(Matter.class)
    @DisplayName("どの用件も用語集にその言葉で載っている")
    void every_matter_is_in_the_glossary(Matter matter) {
        String glossary = new String(Spec.GLOSSARY.bytes(), StandardCharsets.UTF_8);

        assertThat(glossary)
                .containsPattern("- ja: '%s'\n  yomi: .+\n  en: Matter.%s\n".formatted(matter.label(), matter));
    }
}
