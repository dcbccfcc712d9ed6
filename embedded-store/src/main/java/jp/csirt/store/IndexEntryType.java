package jp.csirt.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Keys of an index on disk, compared part by part in {@link BsonOrder}; fields that descend compare the other way round. */
final class IndexEntryType extends BasicDataType<IndexEntry> {

    private final boolean[] descending;

    IndexEntryType(List<Boolean> descending) {
        this.descending = new boolean[descending.size() + 1];
        for (int at = 0; at < descending.size(); at++) {
            this.descending[at] = descending.get(at);
        }
    }

    @Override
    public int compare(IndexEntry a, IndexEntry b) {
        int common = Math.min(a.size(), b.size());
        for (int at = 0; at < common; at++) {
            int order = BsonOrder.INSTANCE.compare(a.part(at), b.part(at));
            if (order != 0) {
                return descending[at] ? -order : order;
            }
        }
        return Integer.compare(side(a, common), side(b, common));
    }

    /** A bound is longer than the entries that it lies before or behind. */
    private static int side(IndexEntry entry, int at) {
        return entry.size() > at && entry.part(at) instanceof BsonOrder.Edge edge ? edge.side() : 0;
    }

    @Override
    public int getMemory(IndexEntry entry) {
        int bytes = 32;
        for (int at = 0; at < entry.size(); at++) {
            bytes += 4 + BsonBytes.footprint(entry.part(at));
        }
        return bytes;
    }

    @Override
    public void write(WriteBuffer out, IndexEntry entry) {
        out.putVarInt(entry.size());
        for (int at = 0; at < entry.size(); at++) {
            BsonBytes.writeValue(out, entry.part(at));
        }
    }

    @Override
    public IndexEntry read(ByteBuffer in) {
        int size = DataUtils.readVarInt(in);
        List<@Nullable Object> parts = new ArrayList<>(size);
        for (int at = 0; at < size; at++) {
            parts.add(BsonBytes.readValue(in));
        }
        return new IndexEntry(parts);
    }

    @Override
    public IndexEntry[] createStorage(int size) {
        return new IndexEntry[size];
    }
}
