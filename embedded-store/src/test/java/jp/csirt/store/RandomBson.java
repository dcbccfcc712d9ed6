package jp.csirt.store;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonNull;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/** Documents, filters and orders from a seed: few distinct values of many types, so that they meet. */
final class RandomBson {

    private static final long BEYOND_DOUBLE = 1L << 53;
    private static final String[] TEXTS = {"", "a", "b", "B", "住民", "住民票", "情報", "𠮷野家", "\uFFE5", "é"};
    private static final String[] FIELDS = {"a", "b", "n.c", "t", "items.x", "s", "u", "_id", "none"};

    private final Random random;

    RandomBson(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Document document(int id) {
        Document document = new Document("_id", id % 3 == 0 ? (Object) (long) id : id).append("u", "u" + id);
        putSometimes(document, "a", scalar());
        document.put("b", TEXTS[below(4)]);
        putSometimes(document, "n", new Document("c", below(20)));
        putSometimes(document, "t", below(3) == 0 ? scalar() : list());
        if (below(2) == 0) {
            document.put("s", below(5));
        }
        List<Document> items = new ArrayList<>();
        for (int left = below(4); left > 0; left--) {
            items.add(below(4) == 0 ? new Document() : new Document("x", scalar()));
        }
        putSometimes(document, "items", items);
        return document;
    }

    private void putSometimes(Document document, String field, Object value) {
        if (below(8) != 0) {
            document.put(field, value);
        }
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        for (int left = below(4); left > 0; left--) {
            list.add(scalar());
        }
        return list;
    }

    Object scalar() {
        return switch (below(14)) {
            case 0 -> BsonNull.VALUE;
            case 1, 2, 3 -> below(12) - 3;
            case 4 -> (long) below(12);
            case 5 -> below(24) / 2.0;
            case 6 -> BEYOND_DOUBLE + below(5) - 2;
            case 7 -> below(2) == 0 ? -0.0 : (double) BEYOND_DOUBLE;
            case 8, 9 -> TEXTS[below(TEXTS.length)];
            case 10 -> below(2) == 0;
            case 11 -> new BsonDateTime(1_700_000_000_000L + below(5));
            case 12 -> below(2) == 0 ? new ObjectId(below(3), 1) : new Binary(new byte[] {(byte) below(3), -1});
            default -> below(2) == 0 ? new UUID(below(2), below(3)) : new Document("k", below(3));
        };
    }

    Bson filter() {
        return switch (below(10)) {
            case 0 -> new Document();
            case 1, 2 -> Filters.and(clause(), clause());
            case 3 -> Filters.and(clause(), clause(), clause());
            case 4 -> Filters.or(clause(), clause());
            default -> clause();
        };
    }

    private Bson clause() {
        String field = field();
        Object value = valueFor(field);
        return switch (below(13)) {
            case 0 -> Filters.gt(field, value);
            case 1 -> Filters.gte(field, value);
            case 2 -> Filters.lt(field, value);
            case 3 -> Filters.lte(field, value);
            case 4 -> new Document(field, new Document("$gte", value).append("$lt", valueFor(field)));
            case 5, 6 -> Filters.in(field, value, valueFor(field), valueFor(field));
            case 7 -> Filters.ne(field, value);
            case 8 -> Filters.exists(field, below(2) == 0);
            case 9 -> Filters.regex(field, "^[a住]");
            default -> Filters.eq(field, value);
        };
    }

    private String field() {
        return FIELDS[below(FIELDS.length)];
    }

    private Object valueFor(String field) {
        return switch (field) {
            case "_id" -> below(800);
            case "u" -> "u" + below(800);
            case "b" -> TEXTS[below(5)];
            case "n.c" -> below(20);
            case "s" -> below(6) == 0 ? BsonNull.VALUE : (Object) below(5);
            default -> scalar();
        };
    }

    /** No order, one that an index may give, or one that none can. */
    Document order() {
        Document order = new Document();
        for (int left = below(4); left > 0; left--) {
            order.put(field(), below(2) == 0 ? 1 : -1);
        }
        return order;
    }
}
