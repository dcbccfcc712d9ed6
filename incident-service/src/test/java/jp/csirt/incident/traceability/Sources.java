package jp.csirt.incident.traceability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 隣のモジュール: what it answers and proves, by its sources, because it is compiled after this one.
 *
 * @param root the folder that holds {@code main} and {@code test}
 */
record Sources(Path root) {

    private static final Pattern TEST = Pattern.compile("@Test\\s+@DisplayName\\(\"([^\"]+)\"\\)");

    /** Full names of its production classes. */
    Stream<String> types() {
        return files("main").stream().map(file -> name("main", file));
    }

    /** Its tests, but for files in which anything is switched off. */
    Stream<Proof> proofs() {
        return files("test").stream()
                .filter(file -> !text(file).contains("@Disabled"))
                .flatMap(file -> TEST.matcher(text(file))
                        .results()
                        .map(test -> test.group(1))
                        .map(says -> new Proof(name("test", file), says, Set.of(says.split(" ", -1)))));
    }

    private List<Path> files(String part) {
        try (Stream<Path> files = Files.walk(folder(part))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String part) {
        return root.resolve(part).resolve("java");
    }

    private String name(String part, Path file) {
        String path = folder(part).relativize(file).toString();
        return path.substring(0, path.length() - ".java".length())
                .replace(file.getFileSystem().getSeparator(), ".");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
