package jp.csirt.notification.store;

import com.mongodb.client.FindIterable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * 頁 of a list.
 *
 * @param next from where it goes on; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

    public Page {
        items = List.copyOf(items);
    }

    /** The first entries of a question that is in order of creation. */
    static <T> Page<T> of(FindIterable<Document> found, int limit, Function<Document, T> read) {
        List<Document> entries = found.limit(limit + 1).into(new ArrayList<>());
        List<Document> shown = entries.subList(0, Math.min(limit, entries.size()));
        return new Page<>(
                shown.stream().map(read).toList(), entries.size() > limit ? Cursor.of(shown.getLast()) : null);
    }
}
