package jp.csirt.incident.platform.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** メディア型 by content. A name only makes it more precise (a ZIP file called .docx); it never overrules nor replaces the bytes. */
final class MediaTypes {

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /** The type of what begins so. */
    String of(byte[] beginning, String name) {
        var named = new Metadata();
        named.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        MediaType byContent = detected(beginning, new Metadata());
        return (byContent.equals(MediaType.OCTET_STREAM) ? byContent : detected(beginning, named)).toString();
    }

    private MediaType detected(byte[] beginning, Metadata metadata) {
        try {
            return types.detect(new ByteArrayInputStream(beginning), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
