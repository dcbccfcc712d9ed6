package jp.csirt.incident.api.docs;

import java.util.ArrayList;
import java.util.List;

/** 説明: what the contract tells in words, with its lists and what it sets as code. */
record Prose(List<Line> lines) {

    private static final String BULLET = "* ";

    static Prose of(String markdown) {
        return new Prose(
                markdown.lines().filter(line -> !line.isBlank()).map(Line::of).toList());
    }

    /** One line, or one entry of a list. */
    record Line(boolean bullet, List<Piece> pieces) {

        static Line of(String line) {
            boolean bullet = line.startsWith(BULLET);
            String[] parts = (bullet ? line.substring(BULLET.length()) : line).split("`", -1);
            var pieces = new ArrayList<Piece>();
            for (int i = 0; i < parts.length; i++) {
                pieces.add(new Piece(i % 2 == 1, parts[i]));
            }
            return new Line(bullet, List.copyOf(pieces));
        }
    }

    /** Some words, or some code. */
    record Piece(boolean code, String text) {}
}
