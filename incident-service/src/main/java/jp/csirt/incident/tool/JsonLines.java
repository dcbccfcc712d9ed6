package jp.csirt.incident.tool;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line, read one at a time; neither a line nor the whole may be larger than a real file has it. */
final class JsonLines implements Iterator<Map<String, Object>> {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final int LONGEST = 64 << 20;

    private final String name;
    private final InputStream in;
    private final long most;
    private long read;
    private int line;
    private @Nullable Map<String, Object> next;

    /**
     * The lines of a stream, which the caller closes.
     *
     * @param most bytes that may come
     */
    JsonLines(String name, InputStream in, long most) {
        this.name = name;
        this.in = new BufferedInputStream(in);
        this.most = most;
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Map<String, Object> next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Map<String, Object> found = next;
        next = read();
        return found;
    }

    private @Nullable Map<String, Object> read() {
        byte[] text = text();
        if (text == null) {
            return null;
        }
        try {
            Map<String, Object> object = JSON.readValue(text, OBJECT);
            if (object == null) {
                throw new UnreadableFileException(name + " line " + line + " is no JSON object");
            }
            return object;
        } catch (JacksonException e) {
            throw new UnreadableFileException(name + " line " + line + " is no JSON object", e);
        }
    }

    private byte @Nullable [] text() {
        var text = new ByteArrayOutputStream();
        try {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            line++;
            while (next >= 0 && next != '\n') {
                text.write(next);
                read++;
                if (text.size() > LONGEST || read > most) {
                    throw new UnreadableFileException(name + " line " + line + " is too large for a real file");
                }
                next = in.read();
            }
            return text.toByteArray();
        } catch (IOException e) {
            throw new UnreadableFileException(name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
