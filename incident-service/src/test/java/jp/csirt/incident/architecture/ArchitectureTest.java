package jp.csirt.incident.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("構造の決まり")
class ArchitectureTest {

    private static final String BASE = "jp.csirt.incident";
    private static final String FIXTURES = "jp.csirt.incident.architecture.fixtures";

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(FIXTURES);

    /** Every rule with what it must find in the fixtures: members or classes, below the fixtures' base package. */
    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "domain knows only itself, JDK, JSpecify and Axon's annotations",
                        DependencyRules::domainKnowsOnlyItself,
                        "domain.sample.KnowsPlatform",
                        "domain.sample.KnowsSpring",
                        "domain.sample.KnowsGateway"),
                rule(
                        "only the aggregate applies events",
                        DependencyRules::onlyTheAggregateAppliesEvents,
                        "domain.sample.AppliesOutsideTheAggregate"),
                rule("platform knows no incident", DependencyRules::platformKnowsNoIncident, "platform.KnowsDomain"),
                rule("process knows the domain only", DependencyRules::processKnowsTheDomainOnly, "process.KnowsRead"),
                rule(
                        "read knows domain and platform only",
                        DependencyRules::readKnowsDomainAndPlatformOnly,
                        "read.first.KnowsApi",
                        "read.first.KnowsConfig"),
                rule(
                        "read slices are independent",
                        DependencyRules::readSlicesAreIndependent,
                        "read.first.KnowsSecond"),
                rule(
                        "export knows no other stage than read",
                        DependencyRules::exportKnowsViewsOnly,
                        "export.KnowsApi",
                        "export.KnowsPlatform"),
                rule("export does not query", DependencyRules::exportDoesNotQuery, "export.KnowsProjection"),
                rule("export decides nothing", DependencyRules::exportDecidesNothing, "export.KnowsDomain"),
                rule(
                        "publish knows domain and platform only",
                        DependencyRules::publishKnowsDomainAndPlatformOnly,
                        "publish.KnowsRead"),
                rule("api knows no platform", DependencyRules::apiKnowsNoPlatform, "api.KnowsPlatform"),
                rule(
                        "api knows only the feed of publish",
                        DependencyRules::apiKnowsOnlyTheFeedOfPublish,
                        "api.KnowsTranslator"),
                rule("nobody uses config", DependencyRules::nobodyUsesConfig, "read.first.KnowsConfig"),
                rule(
                        "domain and process read no clock",
                        CodeRules::domainAndProcessReadNoClock,
                        "domain.sample.ReadsTheClock.instant()",
                        "domain.sample.ReadsTheClock.date()",
                        "domain.sample.ReadsTheClock.clock()",
                        "domain.sample.ReadsTheClock.reference()",
                        "process.ReadsTheMachine.millis()"),
                rule(
                        "domain draws nothing at random",
                        CodeRules::domainDrawsNothingAtRandom,
                        "domain.sample.DrawsAtRandom.id()",
                        "domain.sample.DrawsAtRandom.number()",
                        "domain.sample.DrawsAtRandom.dice("),
                rule(
                        "api never blocks nor subscribes",
                        CodeRules::apiNeverBlocksNorSubscribes,
                        "api.Blocks.block()",
                        "api.Blocks.first()",
                        "api.Blocks.subscribe()",
                        "api.Blocks.reference()"),
                rule("no field is injected", CodeRules::noFieldIsInjected, "api.InjectsFields.injected"),
                rule(
                        "nobody prints to the console",
                        CodeRules::nobodyPrintsToTheConsole,
                        "platform.PrintsToTheConsole.out()",
                        "platform.PrintsToTheConsole.err()"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("製品のコードは決まりを守る")
    void production_code_keeps_the_rule(String title, Function<String, ArchRule> rule) {
        assertThat(rule.apply(BASE).evaluate(PRODUCTION).getFailureReport().getDetails())
                .as(title)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("決まりは違反を見つけ、許されたものを咎めない")
    void the_rule_finds_its_offenders_and_no_others(
            String title, Function<String, ArchRule> rule, List<String> offenders) {
        var details =
                rule.apply(FIXTURES).evaluate(OFFENDERS).getFailureReport().getDetails();

        assertThat(offenders)
                .as(title)
                .isNotEmpty()
                .allSatisfy(offender ->
                        assertThat(details).anyMatch(detail -> detail.contains("<" + FIXTURES + "." + offender)));
        assertThat(details).as(title).noneMatch(detail -> detail.contains(".Allowed"));
    }

    @Test
    @DisplayName("パッケージは循環しない")
    void packages_have_no_cycles() {
        assertThat(cycles(BASE, PRODUCTION)).isEmpty();
        assertThat(cycles(FIXTURES + ".cycle", OFFENDERS))
                .singleElement()
                .asString()
                .contains("Slice one -> ", "Slice two -> ");
        assertThat(cycles(FIXTURES + ".domain", OFFENDERS)).isEmpty();
    }

    @Test
    @DisplayName("製品のコードが読み込まれている")
    void the_production_code_was_found() {
        assertThat(PRODUCTION.contain("jp.csirt.incident.domain.incident.Incident"))
                .isTrue();
        assertThat(PRODUCTION.contain(ArchitectureTest.class)).isFalse();
        assertThat(OFFENDERS).hasSizeGreaterThan(30);
    }

    private static List<String> cycles(String base, JavaClasses classes) {
        return DependencyRules.packagesHaveNoCycles(base)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    private static Arguments rule(String title, Function<String, ArchRule> rule, String... offenders) {
        return Arguments.of(title, rule, Arrays.asList(offenders));
    }
}
