package jp.csirt.incident.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.ForwardToAll;

/** 依存の決まり: which stage may know which; each for any base package, so that it also runs over the fixtures. */
final class DependencyRules {

    private DependencyRules() {}

    static ArchRule domainKnowsOnlyItself(String base) {
        var allowed = resideInAnyPackage("java..", "org.jspecify..", base + ".domain..")
                .or(annotationOfAxon())
                .or(named(ForwardToAll.class.getName())) // the default of @AggregateMember
                .or(named(AggregateCreationPolicy.class.getName())) // the value of @CreationPolicy
                .or(named(AggregateLifecycle.class.getName()));
        return classes()
                .that()
                .resideInAPackage(base + ".domain..")
                .should()
                .onlyDependOnClassesThat(allowed)
                .allowEmptyShould(true);
    }

    /** The root and its members, the acts on one track. */
    static ArchRule onlyTheAggregateAppliesEvents(String base) {
        return noClasses()
                .that()
                .resideInAPackage(base + ".domain..")
                .and()
                .areNotAnnotatedWith(AggregateRoot.class)
                .and()
                .haveSimpleNameNotEndingWith("Acts")
                .should()
                .dependOnClassesThat(named(AggregateLifecycle.class.getName()))
                .allowEmptyShould(true);
    }

    static ArchRule platformKnowsNoIncident(String base) {
        return never(base, "platform", "domain", "process", "read", "export", "publish", "api", "config");
    }

    static ArchRule processKnowsTheDomainOnly(String base) {
        return never(base, "process", "platform", "read", "export", "publish", "api", "config");
    }

    static ArchRule readKnowsDomainAndPlatformOnly(String base) {
        return never(base, "read", "process", "export", "publish", "api", "config");
    }

    /** Each question stands alone; all may use the one record of an incident. */
    static ArchRule readSlicesAreIndependent(String base) {
        return slices().matching(base + ".read.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(base + ".read.record.."))
                .allowEmptyShould(true);
    }

    static ArchRule exportKnowsViewsOnly(String base) {
        return never(base, "export", "platform", "process", "publish", "api", "config");
    }

    /** Views are data; what fills, keeps or asks for them is none of the papers' business. */
    static ArchRule exportDoesNotQuery(String base) {
        var machinery = outermostNamed("(.+(Projection|Store)|Find.+)").and(resideInAPackage(base + ".read.."));
        return noClasses()
                .that()
                .resideInAPackage(base + ".export..")
                .should()
                .dependOnClassesThat(machinery)
                .allowEmptyShould(true);
    }

    /** Papers say what the views hold; what decides, acts or may be seen is settled before. */
    static ArchRule exportDecidesNothing(String base) {
        var deciding = outermostNamed(".+(Command|Event|Track|Acts|Guards)|Incident|IncidentState|Permission|Sight")
                .and(resideInAPackage(base + ".domain.."));
        return noClasses()
                .that()
                .resideInAPackage(base + ".export..")
                .should()
                .dependOnClassesThat(deciding)
                .allowEmptyShould(true);
    }

    static ArchRule publishKnowsDomainAndPlatformOnly(String base) {
        return never(base, "publish", "process", "read", "export", "api", "config");
    }

    static ArchRule apiKnowsNoPlatform(String base) {
        return never(base, "api", "platform", "process", "config");
    }

    static ArchRule apiKnowsOnlyTheFeedOfPublish(String base) {
        var others =
                resideInAPackage(base + ".publish..").and(DescribedPredicate.not(outermostNamed("IntegrationFeed")));
        return noClasses()
                .that()
                .resideInAPackage(base + ".api..")
                .should()
                .dependOnClassesThat(others)
                .allowEmptyShould(true);
    }

    static ArchRule nobodyUsesConfig(String base) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base + ".config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(base + ".config..")
                .allowEmptyShould(true);
    }

    static ArchRule packagesHaveNoCycles(String base) {
        return slices().matching(base + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    private static ArchRule never(String base, String stage, String... forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(base + "." + stage + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.of(forbidden)
                        .map(other -> base + "." + other + "..")
                        .toArray(String[]::new))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> annotationOfAxon() {
        return DescribedPredicate.<JavaClass>describe("an annotation", JavaClass::isAnnotation)
                .and(resideInAPackage("org.axonframework.."));
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe(
                name, type -> type.getBaseComponentType().getName().equals(name));
    }

    private static DescribedPredicate<JavaClass> outermostNamed(String regex) {
        return DescribedPredicate.describe("named " + regex, type -> {
            String simple = type.getBaseComponentType().getName().replaceFirst(".*\\.", "");
            return simple.replaceFirst("\\$.*", "").matches(regex);
        });
    }
}
