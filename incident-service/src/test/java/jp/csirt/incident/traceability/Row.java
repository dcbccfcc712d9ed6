package jp.csirt.incident.traceability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * 義務の一行. Source: requirements A.3.
 *
 * @param number 1 to 46, N01 onwards for the neighbouring obligations
 * @param clauses as the tests' display names carry them; parts of one clause differ by 前段, 後段 or a letter
 * @param sys E enforced, R recorded, C configuration, A advice
 * @param within base package of the module that answers the obligation, when it is not this one
 * @param rules the production classes that answer the obligation, below the base package
 * @param proof the test classes that prove it, below the base package
 * @param open why nothing answers it yet; such a row counts as not covered
 * @param note what the product leaves to somebody else, although the row is covered
 */
record Row(
        String number,
        List<String> clauses,
        String obligation,
        String sys,
        @Nullable String within,
        List<String> rules,
        List<String> proof,
        @Nullable String open,
        @Nullable String note) {

    private static final Pattern PART = Pattern.compile("(前段|後段|レベル[0-3]|[a-c])+$");

    Row {
        clauses = List.copyOf(clauses);
        rules = List.copyOf(Objects.requireNonNullElse(rules, List.of()));
        proof = List.copyOf(Objects.requireNonNullElse(proof, List.of()));
    }

    /** The rows of a file in the test resources. */
    static List<Row> read(String file) {
        var mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = Row.class.getResourceAsStream("/traceability/" + file)) {
            return List.of(mapper.readValue(Objects.requireNonNull(in, file), Row[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clauses without their parts, as the policy numbers them. */
    Set<String> wholeClauses() {
        return clauses.stream()
                .map(clause -> PART.matcher(clause).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean covered() {
        return open == null;
    }

    @Override
    public String toString() {
        return number + " " + String.join(" ", clauses);
    }
}
