package jp.csirt.notification.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String BASE = "jp.csirt.notification.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("jp.csirt.notification");

    @Test
    @DisplayName("層は一方向にだけ知り合う")
    void layers_know_each_other_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("domain")
                .definedBy(BASE + "domain..")
                .layer("store")
                .definedBy(BASE + "store..")
                .layer("template")
                .definedBy(BASE + "template..")
                .layer("channel")
                .definedBy(BASE + "channel..")
                .layer("feed")
                .definedBy(BASE + "feed..")
                .layer("reach")
                .definedBy(BASE + "reach..")
                .layer("outbox")
                .definedBy(BASE + "outbox..")
                .layer("receipts")
                .definedBy(BASE + "receipts..")
                .layer("digest")
                .definedBy(BASE + "digest..")
                .layer("api")
                .definedBy(BASE + "api..")
                .layer("config")
                .definedBy(BASE + "config..")
                .whereLayer("config")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("config")
                .whereLayer("receipts")
                .mayOnlyBeAccessedByLayers("config")
                .whereLayer("digest")
                .mayOnlyBeAccessedByLayers("api", "config")
                .whereLayer("outbox")
                .mayOnlyBeAccessedByLayers("digest", "api", "config")
                .whereLayer("feed")
                .mayOnlyBeAccessedByLayers("digest", "api", "config")
                .whereLayer("reach")
                .mayOnlyBeAccessedByLayers("outbox", "digest", "api", "config")
                .whereLayer("channel")
                .mayOnlyBeAccessedByLayers("outbox", "api", "config")
                .whereLayer("template")
                .mayOnlyBeAccessedByLayers("outbox", "digest", "api", "config")
                .whereLayer("domain")
                .mayNotAccessAnyLayer()
                .whereLayer("store")
                .mayOnlyAccessLayers("domain")
                .check(CLASSES);
    }

    @Test
    @DisplayName("データベースを知るのは store だけで、規則は時計も枠組みも知らない")
    void only_the_store_knows_the_database_and_rules_know_no_framework() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "store..", BASE + "config..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(BASE + "domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "tools.jackson..", "reactor..", "jakarta..")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jp.csirt.incident..")
                .check(CLASSES);
    }
}
