package jp.csirt.incident.platform.scan;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** Scans files, piece by piece, as they come in. */
@FunctionalInterface
public interface VirusScanner {

    /** None is configured: nothing is found, because nothing is looked for. */
    VirusScanner NONE = () -> Mono.just(new Scan() {
        @Override
        public Mono<Void> write(byte[] piece) {
            return Mono.empty();
        }

        @Override
        public Mono<Optional<String>> found() {
            return Mono.just(Optional.empty());
        }

        @Override
        public void close() {}
    });

    /** Begins with a file. Errors: {@link ScannerUnavailableException}. */
    Mono<Scan> begin();

    /** The scan of one file; its calls come one after the other. */
    interface Scan extends AutoCloseable {

        /** Hands over the next bytes. Errors: {@link ScannerUnavailableException}. */
        Mono<Void> write(byte[] piece);

        /** Ends the file; the name of what was found in it, if anything. Errors: {@link ScannerUnavailableException}. */
        Mono<Optional<String>> found();

        /** Lets go of the scanner, wherever the scan stands. */
        @Override
        void close();
    }
}
