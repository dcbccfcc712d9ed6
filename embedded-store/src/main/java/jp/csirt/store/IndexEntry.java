package jp.csirt.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One key of an index: the value of each indexed field, then the position of the document unless the index is unique. */
final class IndexEntry {

    private final @Nullable Object[] parts;

    IndexEntry(List<? extends @Nullable Object> parts) {
        this.parts = parts.toArray();
    }

    /** The same entry, longer by one part. */
    IndexEntry with(@Nullable Object part) {
        List<@Nullable Object> longer = new ArrayList<@Nullable Object>(Arrays.asList(parts));
        longer.add(part);
        return new IndexEntry(longer);
    }

    int size() {
        return parts.length;
    }

    @Nullable
    Object part(int at) {
        return parts[at];
    }

    @Nullable
    Object last() {
        return parts[parts.length - 1];
    }

    List<@Nullable Object> parts() {
        return Arrays.asList(parts);
    }
}
