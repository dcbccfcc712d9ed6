package jp.csirt.store;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents as BSON on disk. */
final class DocumentType extends BasicDataType<Document> {

    static final DocumentType INSTANCE = new DocumentType();

    private DocumentType() {}

    @Override
    public int getMemory(Document document) {
        return BsonBytes.footprint(document);
    }

    @Override
    public void write(WriteBuffer out, Document document) {
        BsonBytes.writeDocument(out, document);
    }

    @Override
    public Document read(ByteBuffer in) {
        return BsonBytes.readDocument(in);
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
