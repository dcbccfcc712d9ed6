package jp.csirt.incident.platform.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** 回復コード: stand in for the second factor, each once. They are drawn at random, so that a plain hash keeps them safe. */
public final class RecoveryCodes {

    private static final int CODES = 10;
    private static final int GROUPS = 4;
    private static final int LETTERS = 4;

    /** Without letters that look like others. */
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** New ones, to be shown once. */
    public static List<String> draw() {
        return Stream.generate(RecoveryCodes::code).limit(CODES).toList();
    }

    private static String code() {
        return IntStream.range(0, GROUPS).mapToObj(group -> group()).collect(Collectors.joining("-"));
    }

    private static String group() {
        return IntStream.range(0, LETTERS)
                .mapToObj(n -> String.valueOf(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length()))))
                .collect(Collectors.joining());
    }

    /** What was typed, as it was shown. */
    public static String bare(String typed) {
        String letters = typed.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-z]", "");
        return String.join("-", letters.split("(?<=\\G.{4})"));
    }
}
