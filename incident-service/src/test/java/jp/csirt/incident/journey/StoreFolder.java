package jp.csirt.incident.journey;

import java.nio.file.Path;
import jp.csirt.store.EmbeddedStore;

/** A database for several services, gone when it is closed. */
final class StoreFolder implements AutoCloseable {

    private final Path folder = TestService.temporaryFolder();
    private final EmbeddedStore store = EmbeddedStore.open(EmbeddedStore.Options.at(folder));

    EmbeddedStore store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
        TestService.delete(folder);
    }
}
