package jp.csirt.incident.platform.view;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Where a view is kept.
 *
 * @param collection what readers read
 * @param building what a rebuild fills; absent while none runs
 * @param retired what readers read before and may still be reading; absent once nobody can
 * @param node the node that rebuilds
 * @param alive when that node last said so, machine clock
 * @param rebuiltAt when the collection took over, machine clock; absent for the first one
 * @param request what began the last rebuild; absent when that was not told
 * @param edition of the rows in {@code collection}
 */
public record ViewPointer(
        String collection,
        @Nullable String building,
        @Nullable String retired,
        @Nullable String node,
        @Nullable Instant alive,
        @Nullable Instant rebuiltAt,
        @Nullable UUID request,
        int edition) {

    /** Of rows that were made before editions were told apart. */
    private static final int FIRST = 1;

    /** The view of a database that was never rebuilt. */
    static ViewPointer first(String view) {
        return new ViewPointer(view, null, null, null, null, null, null, FIRST);
    }

    static ViewPointer from(String view, Document pointer) {
        return new ViewPointer(
                pointer.get("collection", view),
                pointer.getString("building"),
                pointer.getString("retired"),
                pointer.getString("node"),
                instant(pointer, "alive"),
                instant(pointer, "rebuiltAt"),
                request(pointer),
                pointer.get("edition", FIRST));
    }

    /** Whether a rebuild has begun and has not tidied up yet. */
    public boolean isRebuilding() {
        return node != null;
    }

    /** Every collection that a row must be written to. */
    List<String> all() {
        return Stream.of(collection, building, retired).filter(Objects::nonNull).toList();
    }

    private static @Nullable Instant instant(Document pointer, String field) {
        String text = pointer.getString(field);
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable UUID request(Document pointer) {
        String text = pointer.getString("request");
        return text == null ? null : UUID.fromString(text);
    }
}
