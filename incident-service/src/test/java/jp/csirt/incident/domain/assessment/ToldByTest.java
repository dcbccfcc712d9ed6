package jp.csirt.incident.domain.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("前から知られていた事実")
class ToldByTest {

    private static final Instant LATER = Instant.parse("2026-04-04T00:00:00Z");
    private static final Instant EARLIER = LATER.minus(Duration.ofDays(2));

    /** When the ground began: first it stood since LATER, then somebody stated that this was known at EARLIER. */
    private static Instant since(String basis, String facts, String stated) {
        var known = FactsOf.of(facts);
        var steps = List.of(
                new Knowledge(known, FactsOf.stated(facts), LATER),
                new Knowledge(known, FactsOf.stated(stated), EARLIER));
        return DeterminationPolicy.determine(steps, new DutyRules(RuleSet.GENERAL, true), List.of()).findings().stream()
                .filter(finding -> finding.basis().equals(basis))
                .findFirst()
                .orElseThrow()
                .awareAt();
    }

    @ParameterizedTest
    @CsvSource({
        "APPI.SENSITIVE,involved=YES sensitive=YES,sensitive=YES",
        "APPI.PROPERTY,involved=YES property=YES,property=YES",
        "APPI.WRONGFUL,involved=YES wrongful=YES,wrongful=YES",
        "APPI.WRONGFUL,involved=YES wrongful=UNKNOWN signs=DATA_THEFT_TRACE,signs=DATA_THEFT_TRACE",
        "APPI.OVER_100,involved=YES subjects=150,subjects=150",
        "APPI.ORDINANCE_SENSITIVE,involved=YES ordinance=YES,ordinance=YES",
        "MYNUMBER.WRONGFUL,involved=YES myNumber=YES wrongful=YES,wrongful=YES",
        "MYNUMBER.OVER_100,involved=YES myNumber=YES myNumberSubjects=150,myNumberSubjects=150",
        "MYNUMBER.GUIDELINE,involved=YES myNumber=YES,myNumber=YES"
    })
    @DisplayName("C.3(1) その類型の事実が前から知られていたと述べられれば、起算が早まる")
    void a_statement_of_the_fact_moves_its_ground_to_earlier(String basis, String facts, String stated) {
        assertThat(since(basis, facts, stated)).isEqualTo(EARLIER);
    }

    @ParameterizedTest
    @CsvSource({
        "APPI.SENSITIVE,involved=YES sensitive=YES,property=YES",
        "APPI.PROPERTY,involved=YES property=YES,sensitive=YES",
        "APPI.WRONGFUL,involved=YES wrongful=YES,wrongful=NO",
        "APPI.OVER_100,involved=YES subjects=150,myNumberSubjects=150",
        "APPI.ORDINANCE_SENSITIVE,involved=YES ordinance=YES,sensitive=YES",
        "MYNUMBER.WRONGFUL,involved=YES myNumber=YES wrongful=YES,myNumber=YES",
        "MYNUMBER.OVER_100,involved=YES myNumber=YES myNumberSubjects=150,subjects=150",
        "MYNUMBER.GUIDELINE,involved=YES myNumber=YES,involved=YES",
        "MYNUMBER.SYSTEM,involved=YES myNumber=YES zones=MYNUMBER,myNumber=YES",
        "CRIME.POSSIBLE,crime=YES,wrongful=YES",
        "INCIDENT.CONFIRMED,confirmed=YES,involved=YES"
    })
    @DisplayName("C.3(1) ほかのことが前から知られていても、起算は早まらない")
    void a_statement_of_something_else_moves_nothing(String basis, String facts, String stated) {
        assertThat(since(basis, facts, stated)).isEqualTo(LATER);
    }
}
