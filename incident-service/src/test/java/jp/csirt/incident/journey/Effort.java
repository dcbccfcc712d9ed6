package jp.csirt.incident.journey;

import java.util.Locale;

/**
 * 手間: clicks and keys of a person, and how long a practised one needs for them by the keystroke-level model (Card, Moran and
 * Newell): thinking 1.35 s, pointing 1.1 s, a click 0.2 s, a hand to the keyboard or back 0.4 s, a key 0.28 s. A Japanese
 * character counts as two and a half keys, its conversion among them.
 */
final class Effort {

    private static final double THINK = 1.35;
    private static final double POINT_AND_CLICK = 1.1 + 0.2;
    private static final double HAND = 0.4;
    private static final double KEY = 0.28;
    private static final double KEYS_OF_A_CHARACTER = 2.5;
    private static final int LAST_LATIN = 0x7f;

    private final long begun = System.nanoTime();
    private int clicks;
    private double keys;
    private double seconds;

    void click() {
        clicks++;
        seconds += THINK + POINT_AND_CLICK;
    }

    void type(String text) {
        click();
        double typed = text.chars()
                .mapToDouble(one -> one <= LAST_LATIN ? 1 : KEYS_OF_A_CHARACTER)
                .sum();
        keys += typed;
        seconds += 2 * HAND + typed * KEY;
    }

    int clicks() {
        return clicks;
    }

    /** What it was, and how long the machine took for all of it, the browser and the test itself included. */
    void print(String journey) {
        System.out.printf(
                Locale.ROOT,
                "BENCH ui_%s clicks %d, keys %.0f, person %.0f s by the model, machine %.1f s%n",
                journey,
                clicks,
                keys,
                seconds,
                (System.nanoTime() - begun) / 1e9);
    }
}
