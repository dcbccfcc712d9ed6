package jp.csirt.incident.api.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.csirt.incident.api.security.Keys;
import jp.csirt.incident.domain.access.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * 知っている鍵: remembers whose keys opened the API, by their digests, so that they are counted as their own and a guessed key
 * as the address it comes from. The keys themselves are asked each time.
 */
public final class RecognisedKeys implements Keys {

    private static final int MOST = 10_000;

    private final Keys keys;
    private final Map<String, String> holders = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    });

    public RecognisedKeys(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Mono<Caller> caller(String key) {
        return keys.caller(key).doOnNext(caller -> holders.put(digest(key), caller.keyId()));
    }

    /** Under which name the key is counted; null while nobody has called with it. */
    @Nullable
    String holder(String key) {
        return holders.get(digest(key));
    }

    private static String digest(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
