package jp.csirt.incident.traceability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 条項との対応 of rows, production classes and tests, and what is wrong with it.
 *
 * @param base package below which rows name classes, unless they say another
 * @param production full names of the production classes
 */
record Traceability(List<Row> rows, String base, Set<String> production, List<Proof> proofs) {

    Traceability {
        rows = List.copyOf(rows);
        production = Set.copyOf(production);
        proofs = List.copyOf(proofs);
    }

    /** One line for each fault, each naming its row; empty when every covered row is proven. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Row row : rows) {
            if (row.covered()) {
                addUnproven(row, faults);
            } else if (!row.proof().isEmpty()) {
                faults.add(row + ": 未対応の行に試験が挙げられている");
            }
            addUnknownRules(row, faults);
        }
        addShared(faults);
        return List.copyOf(faults);
    }

    /** The tests of the row: those of its classes that name one of its clauses. */
    List<Proof> proofsOf(Row row) {
        return proofs.stream()
                .filter(proof -> row.proof().stream().anyMatch(name -> isIn(proof, row, name)))
                .filter(proof -> row.clauses().stream().anyMatch(proof::names))
                .toList();
    }

    private void addUnproven(Row row, List<String> faults) {
        List<Proof> found = proofsOf(row);
        row.clauses().stream()
                .filter(clause -> found.stream().noneMatch(proof -> proof.names(clause)))
                .forEach(clause -> faults.add(row + ": " + clause + " の試験がない"));
        row.proof().stream()
                .filter(name -> found.stream().noneMatch(proof -> isIn(proof, row, name)))
                .forEach(name -> faults.add(row + ": " + name + " にこの条項の試験がない"));
        if (row.rules().isEmpty()) {
            faults.add(row + ": 規則がない");
        }
    }

    private void addUnknownRules(Row row, List<String> faults) {
        row.rules().stream()
                .filter(rule -> !production.contains(named(row, rule)))
                .forEach(rule -> faults.add(row + ": " + rule + " という型がない"));
    }

    /** Parts of one clause are proven by different tests, and no clause stands in two rows. */
    private void addShared(List<String> faults) {
        for (int i = 0; i < rows.size(); i++) {
            for (Row other : rows.subList(i + 1, rows.size())) {
                Row row = rows.get(i);
                if (!Collections.disjoint(row.clauses(), other.clauses())) {
                    faults.add(row + ": " + other + " と同じ条項が挙げられている");
                }
                if (!Collections.disjoint(row.wholeClauses(), other.wholeClauses())) {
                    proofsOf(row).stream()
                            .filter(proofsOf(other)::contains)
                            .forEach(proof -> faults.add(row + ": 試験「" + proof.name() + "」は " + other + " と同じもの"));
                }
            }
        }
    }

    /** The table as Markdown. */
    String markdown() {
        String head = """
                # 条項との対応

                `E` 強制、`R` 記録、`C` 設定、`A` 助言。「残り」のある行は、その部分をこのサービスの外に委ねる。「未対応」の行は、まだ何も応じていない。

                | 番号 | 条項 | 義務 | 区分 | 規則 | 試験 | 残り |
                |---|---|---|---|---|---|---|
                """;
        return rows.stream().map(this::line).collect(Collectors.joining("\n", head, "\n"));
    }

    private String line(Row row) {
        return "| %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        row.number(),
                        String.join("<br>", row.clauses()),
                        row.obligation(),
                        row.sys(),
                        row.rules().stream()
                                .map(rule -> "`" + simple(rule) + "`")
                                .collect(Collectors.joining("<br>")),
                        proofsOf(row).stream()
                                .map(proof -> "`" + simple(proof.in()) + "` "
                                        + proof.name().replace("|", "\\|"))
                                .collect(Collectors.joining("<br>")),
                        rest(row));
    }

    private static String rest(Row row) {
        if (row.open() != null) {
            return "**未対応** " + row.open();
        }
        return row.note() == null ? "" : row.note();
    }

    private boolean isIn(Proof proof, Row row, String name) {
        return proof.in().equals(named(row, name));
    }

    private String named(Row row, String name) {
        return (row.within() == null ? base : row.within()) + "." + name;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
