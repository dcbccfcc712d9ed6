package jp.csirt.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * A small file beside the store that names a version which once was on disk.
 *
 * <p>A store whose file was cut opens without complaint at an older version; by the note this is found out.
 */
record VersionNote(Path file) {

    static VersionNote beside(Path store) {
        return new VersionNote(store.resolveSibling(store.getFileName() + ".version"));
    }

    /** The noted version, or nothing if there never was a note. */
    OptionalLong read() {
        try {
            return Files.exists(file)
                    ? OptionalLong.of(Long.parseLong(Files.readString(file).trim()))
                    : OptionalLong.empty();
        } catch (IOException | NumberFormatException unreadable) {
            throw new StoreUnavailableException(
                    "The note of the last durable version cannot be read: restore " + file + " from a backup,"
                            + " or delete it to open the store as it is.",
                    unreadable);
        }
    }

    /** Replaces the note at once: whoever reads it finds the old or the new version. */
    void write(long version) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer text = ByteBuffer.wrap((version + "\n").getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new StoreUnavailableException(
                    "The last durable version could not be noted in " + file + ": check the disk.", full);
        }
    }
}
