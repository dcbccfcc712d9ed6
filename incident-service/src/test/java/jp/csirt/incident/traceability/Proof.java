package jp.csirt.incident.traceability;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * 証拠: a compiled test that runs, and what it says it proves.
 *
 * @param in full name of its class
 * @param name its display name
 * @param tokens the words of its display name, among them its clauses
 */
record Proof(String in, String name, Set<String> tokens) {

    Proof {
        tokens = Set.copyOf(tokens);
    }

    /** Every test among the classes that is not switched off and has a display name. */
    static List<Proof> of(JavaClasses classes) {
        return classes.stream()
                .filter(in -> !in.isAnnotatedWith(Disabled.class))
                .flatMap(in -> in.getMethods().stream()
                        .filter(Proof::runs)
                        .map(test -> of(
                                in, test.getAnnotationOfType(DisplayName.class).value())))
                .sorted((a, b) -> (a.in() + a.name()).compareTo(b.in() + b.name()))
                .toList();
    }

    boolean names(String clause) {
        return tokens.contains(clause);
    }

    private static boolean runs(JavaMethod method) {
        return (method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class))
                && method.isAnnotatedWith(DisplayName.class)
                && !method.isAnnotatedWith(Disabled.class);
    }

    private static Proof of(JavaClass in, String name) {
        return new Proof(in.getFullName(), name, Set.of(name.split(" ", -1)));
    }
}
