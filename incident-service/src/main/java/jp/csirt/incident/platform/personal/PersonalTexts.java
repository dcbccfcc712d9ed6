package jp.csirt.incident.platform.personal;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jp.csirt.incident.platform.mongo.Await;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** Encrypts the marked components of payloads under their subject's key, and reads them back with the key ring alone. */
public final class PersonalTexts {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final KeyRing ring;
    private final JacksonModule module;
    private final Function<Object, @Nullable String> keyOf;

    /**
     * Encryption of payloads.
     *
     * @param mark annotation of the record components that are encrypted
     * @param keyOf id of the key a payload takes; null for a payload without personal texts
     */
    public PersonalTexts(KeyRing ring, Class<? extends Annotation> mark, Function<Object, @Nullable String> keyOf) {
        this.ring = ring;
        this.module = PersonalJson.module(mark);
        this.keyOf = keyOf;
    }

    /** Teaches a mapper to write and read marked components; other mappers leave them plain. */
    public JacksonModule module() {
        return module;
    }

    /** A writer for this payload. Waits for the database when the key is not at hand. */
    public ObjectWriter writer(ObjectWriter plain, Object payload) {
        String id = keyOf.apply(payload);
        SubjectKey key = id == null ? null : Await.first(ring.obtain(id), WITHIN);
        return key == null ? plain : plain.withAttribute(PersonalJson.WRITE_KEY, key);
    }

    /** A reader for one payload that waits for the database when a key is not at hand. */
    public ObjectReader reader(ObjectReader plain) {
        var met = new HashMap<String, SubjectKey>();
        return reader(plain, id -> met.computeIfAbsent(id, this::fetched));
    }

    /** A reader that knows these keys and never waits. */
    public ObjectReader reader(ObjectReader plain, SubjectKeys keys) {
        return plain.withAttribute(PersonalJson.READ_KEYS, keys);
    }

    /** All keys that reading these payloads needs, at most one question to the database. */
    public Mono<SubjectKeys> keysOf(List<String> payloads) {
        return ring.load(SealedText.keysIn(payloads.stream())).map(keys -> id -> required(keys, id));
    }

    private SubjectKey fetched(String id) {
        Map<String, SubjectKey> found = Await.first(ring.load(Set.of(id)), WITHIN);
        return required(found == null ? Map.of() : found, id);
    }

    private static SubjectKey required(Map<String, SubjectKey> keys, String id) {
        SubjectKey key = keys.get(id);
        if (key == null) {
            throw new PersonalTextException("a personal text names the key of " + id + ", which there is not");
        }
        return key;
    }
}
