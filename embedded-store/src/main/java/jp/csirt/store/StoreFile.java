package jp.csirt.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the one file of a store, or says in one sentence why not. A file that is refused stays as it was. */
final class StoreFile {

    /** Rises when the maps or their encoding change so that older code could not read them. */
    static final int LAYOUT = 1;

    private static final String NAME = "store.mv.db";

    private StoreFile() {}

    static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    /**
     * Opens the file of the store, and makes a new one if there is none.
     *
     * @throws StoreUnavailableException when the file is in use, damaged, of another layout, or too old
     */
    static MVStore open(EmbeddedStore.Options options) {
        Path file = in(options.folder());
        MVStore store = openFile(file, options.cacheMegabytes());
        try {
            checkLayout(store, file);
            if (!options.acceptOlder()) {
                checkVersion(store, file);
            }
        } catch (StoreUnavailableException refused) {
            store.closeImmediately();
            throw refused;
        }
        store.setRetentionTime(0); // safe because each commit is on disk before the next one begins
        store.setVersionsToKeep(0);
        return store;
    }

    private static MVStore openFile(Path file, int cacheMegabytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new MVStore.Builder()
                    .fileName(file.toAbsolutePath().toString())
                    .cacheSize(cacheMegabytes)
                    .compress()
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
        } catch (IOException unusable) {
            throw new StoreUnavailableException(
                    "The folder of the store cannot be used: check the rights on " + file.getParent() + ".", unusable);
        } catch (MVStoreException refused) {
            throw new StoreUnavailableException(reason(refused, file), refused);
        }
    }

    private static String reason(MVStoreException refused, Path file) {
        return switch (refused.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                "The store is in use by another process: stop that process or choose another folder than "
                        + file.getParent() + ".";
            case DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                "The store was written by a newer version of this software: open " + file + " with that version.";
            case DataUtils.ERROR_WRITING_FAILED ->
                "The store cannot be written: free some space on the disk of " + file + ".";
            case DataUtils.ERROR_READING_FAILED ->
                "The store cannot be read: check the disk and the rights on " + file + ".";
            default -> "The store is damaged or not a store at all: restore " + file + " from a backup.";
        };
    }

    private static void checkLayout(MVStore store, Path file) {
        boolean empty = store.getMapNames().isEmpty();
        int layout = store.getStoreVersion();
        if (layout == 0 && empty) {
            store.setStoreVersion(LAYOUT);
        } else if (layout > LAYOUT) {
            throw new StoreUnavailableException(
                    "The store has the newer layout " + layout + ": open " + file + " with the software that wrote it.",
                    null);
        } else if (layout < LAYOUT) {
            throw new StoreUnavailableException(
                    "The store has a layout that this version cannot read: open " + file
                            + " with the software that wrote it.",
                    null);
        }
    }

    private static void checkVersion(MVStore store, Path file) {
        OptionalLong noted = VersionNote.beside(file).read();
        if (noted.isPresent() && store.getCurrentVersion() < noted.getAsLong()) {
            throw new StoreUnavailableException(
                    "The store is older than it once was (version " + store.getCurrentVersion() + " after "
                            + noted.getAsLong() + "), so the file was cut or replaced: restore " + file
                            + " from a backup, or accept the older state explicitly.",
                    null);
        }
    }
}
