package jp.csirt.notification.domain;

import java.util.Locale;
import java.util.Optional;

/** 言語 of the messages to a person. */
public enum Language {
    JA,
    EN;

    /** As the API writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language that is written so. */
    public static Optional<Language> parse(String code) {
        return switch (code) {
            case "ja" -> Optional.of(JA);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }
}
