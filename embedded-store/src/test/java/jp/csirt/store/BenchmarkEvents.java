package jp.csirt.store;

import java.util.Locale;
import java.util.Random;
import org.bson.Document;

/** Documents of the size and shape of events. */
final class BenchmarkEvents {

    static final int OF_ONE_INCIDENT = 20;

    private BenchmarkEvents() {}

    /** About 900 bytes, as an event with its metadata. */
    static Document event(long position) {
        return new Document("_id", String.format(Locale.ROOT, "event-%012d", position))
                .append("position", position)
                .append("aggregate", "incident-" + position / OF_ONE_INCIDENT)
                .append("sequence", (int) (position % OF_ONE_INCIDENT))
                .append("type", "incident-assessed")
                .append("payload", "{\"reportedAt\":\"2026-11-21T00:00:00Z\",\"note\":\"" + note(position) + "\"}");
    }

    /** About 600 bytes of words that occur as unevenly as in real text, so that compression gains no more than there. */
    private static String note(long seed) {
        Random words = new Random(seed);
        StringBuilder note = new StringBuilder();
        while (note.length() < 200) {
            int word = (int) Math.abs(words.nextGaussian() * 130);
            for (int letter = 0; letter < 1 + word % 4; letter++) {
                note.append((char) (0x4e00 + (word * 37 + letter * 101) % 2000));
            }
        }
        return note.toString();
    }
}
