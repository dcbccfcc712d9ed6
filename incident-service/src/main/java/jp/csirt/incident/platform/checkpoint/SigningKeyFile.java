package jp.csirt.incident.platform.checkpoint;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** {@code signing-key.pem} beside the embedded database: made at the first start, readable by its owner only. */
public final class SigningKeyFile {

    private static final String NAME = "signing-key.pem";

    private SigningKeyFile() {}

    /**
     * The key in the folder; a new one is kept there if there is none.
     *
     * @throws UnusableKeyException when the file cannot be read or written, or holds no key
     */
    public static SigningKey in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                keep(SigningKey.generate(), folder, file);
            }
            return SigningKey.fromPem(Files.readString(file));
        } catch (IOException e) {
            throw new UnusableKeyException(
                    "the signing key in " + file + " cannot be read or written: " + e.getMessage(), e);
        } catch (UnusableKeyException e) {
            throw new UnusableKeyException(file + ": " + e.getMessage(), e);
        }
    }

    /** Whole or not at all, and at no moment readable by others. */
    private static void keep(SigningKey key, Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, NAME, ".draft", ownerOnly());
        Files.writeString(draft, key.toPem());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
