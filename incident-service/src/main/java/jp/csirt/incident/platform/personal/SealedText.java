package jp.csirt.incident.platform.personal;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A personal text as it lies in a payload.
 *
 * @param key id of the subject's key
 * @param iv 96 bits, Base64url without padding
 * @param ct cipher text and tag, Base64url without padding
 */
record SealedText(String key, String iv, String ct) {

    static final String KEY = "key";
    static final String IV = "iv";
    static final String CT = "ct";

    /** Inside a JSON text quotation marks are escaped, so that no text can look like this. */
    private static final Pattern KEY_OF_SEALED = Pattern.compile("\\{\"key\":\"([^\"\\\\]+)\",\"iv\":\"");

    /** The keys that reading these payloads needs. */
    static Set<String> keysIn(Stream<String> payloads) {
        return payloads.flatMap(payload -> KEY_OF_SEALED.matcher(payload).results())
                .map(found -> found.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
