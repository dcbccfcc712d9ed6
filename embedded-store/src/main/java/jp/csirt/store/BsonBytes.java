package jp.csirt.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map.Entry;
import java.util.function.Consumer;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/** Values as BSON in the pages of the store, and what they weigh in memory and on the wire. */
final class BsonBytes {

    private static final byte MISSING = 0x06; // the deprecated type "undefined": never sent by a client
    private static final int LARGEST_KEPT_BUFFER = 1 << 20;
    private static final ThreadLocal<ByteBuf> SCRATCH = ThreadLocal.withInitial(() -> Unpooled.buffer(4096));

    private BsonBytes() {}

    static void writeDocument(WriteBuffer out, Document document) {
        write(out, buffer -> BsonEncoder.encodeDocument(document, buffer));
    }

    static Document readDocument(ByteBuffer in) {
        ByteBuf buffer = Unpooled.wrappedBuffer(in);
        Document document = BsonDecoder.decodeBson(buffer);
        in.position(in.position() + buffer.readerIndex());
        return document;
    }

    static void writeValue(WriteBuffer out, @Nullable Object value) {
        if (value instanceof Missing) {
            out.put(MISSING);
            return;
        }
        byte type = BsonEncoder.determineType(value);
        out.put(type);
        write(out, buffer -> BsonEncoder.encodeValue(type, value, buffer));
    }

    static @Nullable Object readValue(ByteBuffer in) {
        byte type = in.get();
        if (type == MISSING) {
            return Missing.getInstance();
        }
        ByteBuf buffer = Unpooled.wrappedBuffer(in);
        Object value = BsonDecoder.decodeValue(type, buffer);
        in.position(in.position() + buffer.readerIndex());
        return value;
    }

    /** The length of the document in bytes of BSON. */
    static int length(Document document) {
        ByteBuf buffer = Unpooled.buffer(4096);
        BsonEncoder.encodeDocument(document, buffer);
        return buffer.writerIndex();
    }

    private static void write(WriteBuffer out, Consumer<ByteBuf> encoding) {
        ByteBuf scratch = SCRATCH.get().clear();
        encoding.accept(scratch);
        out.put(scratch.array(), scratch.arrayOffset(), scratch.writerIndex());
        if (scratch.capacity() > LARGEST_KEPT_BUFFER) {
            SCRATCH.remove();
        }
    }

    /** Roughly the heap that a value occupies once decoded, in bytes. */
    static int footprint(@Nullable Object value) {
        return switch (value) {
            case null -> 4;
            case String text -> 48 + text.length() * (isLatin(text) ? 1 : 2);
            case Document document -> {
                int bytes = 96;
                for (Entry<String, Object> field : document.entrySet()) {
                    bytes += 100 + field.getKey().length() + footprint(field.getValue());
                }
                yield bytes;
            }
            case Collection<?> list -> {
                int bytes = 56;
                for (Object element : list) {
                    bytes += 4 + footprint(element);
                }
                yield bytes;
            }
            case BinData data -> 40 + data.getData().length;
            default -> 32;
        };
    }

    /** At least the length of the value in BSON, found without encoding it. */
    static long atMost(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case String text -> 5 + 3L * text.length();
            case Document document -> {
                long bytes = 5;
                for (Entry<String, Object> field : document.entrySet()) {
                    bytes += 2 + 3L * field.getKey().length() + atMost(field.getValue());
                }
                yield bytes;
            }
            case Collection<?> list -> {
                long bytes = 5;
                for (Object element : list) {
                    bytes += 12 + atMost(element);
                }
                yield bytes;
            }
            case BinData data -> 5L + data.getData().length;
            default -> 512; // regular expressions and code are short; everything else takes 21 bytes at most
        };
    }

    private static boolean isLatin(String text) {
        return text.isEmpty() || text.charAt(text.length() / 2) < 256;
    }
}
