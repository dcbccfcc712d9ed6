package jp.csirt.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Single BSON values on disk, ordered by {@link BsonOrder}: the keys of documents, positions and traits. */
final class BsonValueType extends BasicDataType<Object> {

    static final BsonValueType INSTANCE = new BsonValueType();

    private BsonValueType() {}

    @Override
    public int compare(Object a, Object b) {
        return BsonOrder.INSTANCE.compare(a, b);
    }

    @Override
    public int getMemory(Object value) {
        return BsonBytes.footprint(value);
    }

    @Override
    public void write(WriteBuffer out, Object value) {
        BsonBytes.writeValue(out, value);
    }

    @Override
    @SuppressWarnings("NullAway") // keys and positions are never null: a missing one is written as Missing
    public Object read(ByteBuffer in) {
        return BsonBytes.readValue(in);
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
