package jp.csirt.incident.platform.personal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The master key in a file of its own, as one line of Base64, readable by its owner only. */
public final class MasterKeyFile {

    /** The file's name. */
    public static final String NAME = "master.key";

    private static final Logger LOG = LoggerFactory.getLogger(MasterKeyFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final Path file;

    public MasterKeyFile(Path folder) {
        this.folder = folder.toAbsolutePath();
        this.file = folder.resolve(NAME);
    }

    /** Where it lies. */
    public Path path() {
        return file;
    }

    /**
     * The key in the file; empty when there is no file.
     *
     * @throws MasterKeyException when the file cannot be read or holds no key
     */
    public Optional<MasterKey> read() {
        try {
            MasterKey key = MasterKey.parse(Files.readString(file, StandardCharsets.US_ASCII), file.toString());
            if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                LOG.warn("{} can be read by others than its owner; take these rights away", file);
            }
            return Optional.of(key);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new MasterKeyException(file + " cannot be read: " + e, e);
        }
    }

    /**
     * Makes a new key and writes it, durably, before anything is wrapped by it.
     *
     * @throws MasterKeyException when the file exists or cannot be written
     */
    public MasterKey create() {
        MasterKey key = MasterKey.random();
        try {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            write(Files.createDirectories(folder), key.toBase64() + "\n");
            return key;
        } catch (FileAlreadyExistsException e) {
            throw new MasterKeyException(file + " exists already", e);
        } catch (IOException e) {
            throw new MasterKeyException(file + " cannot be written: " + e, e);
        }
    }

    /** The file gets its name when it is whole and durable, so that a power cut leaves a whole key or none. */
    private void write(Path into, String line) throws IOException {
        boolean posix = isPosix();
        FileAttribute<?>[] rights = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Path draft = Files.createTempFile(into, NAME, null, rights);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        if (posix) {
            try (FileChannel channel = FileChannel.open(into, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } else {
            LOG.warn("{} was made with the folder's rights; see that only the service's account can read it", file);
        }
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
