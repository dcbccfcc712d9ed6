package jp.csirt.incident.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.platform.bundle.Extent;
import jp.csirt.incident.platform.checkpoint.Checkpoint;
import jp.csirt.incident.platform.checkpoint.Ed25519;
import jp.csirt.incident.platform.checkpoint.UnusableKeyException;
import jp.csirt.incident.platform.eventstore.ChainFault;
import jp.csirt.incident.platform.eventstore.Verification;
import jp.csirt.incident.tool.OfflineCheck.Found;
import org.jspecify.annotations.Nullable;

/** {@code verify <bundle.zip|log.jsonl>}: checks the record without any database. */
public final class VerifyCommand {

    /** The command's name. */
    public static final String NAME = "verify";

    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int UNKNOWN = 2;
    private static final int LARGEST_KEY = 64 * 1024;
    private static final String USAGE =
            "usage: verify <bundle.zip|log.jsonl> [--public-key <file>] [--checkpoint <file>]";

    private final PrintStream out;
    private final PrintStream err;

    public VerifyCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Checks the file; 0 when it is valid, 1 when not, 2 when nothing can be said. */
    public int run(List<String> arguments) {
        try {
            Options options = Options.of(arguments);
            return verdict(OfflineCheck.check(options.file, options.checkpoints), options);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
        } catch (UnreadableFileException | UnusableKeyException e) {
            err.println("unreadable: " + e.getMessage());
        }
        return UNKNOWN;
    }

    private int verdict(Found found, Options options) {
        PublicKey key = options.key;
        Verification verification = found.verification();
        ChainFault fault = verification.firstBad();
        if (fault != null) {
            return invalid("position %d %s".formatted(fault.position(), fault.kind()));
        }
        for (Checkpoint checkpoint : found.checkpoints()) {
            if (!checkpoint.isGenuine()) {
                return invalid("position %d: the checkpoint has a wrong signature".formatted(checkpoint.position()));
            }
        }
        long signed = found.checkpoints().stream()
                .filter(checkpoint -> key == null || checkpoint.isSignedBy(key))
                .mapToLong(Checkpoint::position)
                .max()
                .orElse(0);
        if (key != null && (signed == 0 || (found.bundle() && signed < verification.last()))) {
            return invalid("position %d: not signed with the given key from here on".formatted(signed + 1));
        }
        return found.bundle() ? complete(found, options, signed) : valid(found, key, signed);
    }

    /** Of a bundle it must also be certain that nothing was left out of it. */
    private int complete(Found found, Options options, long signed) {
        Extent extent = found.extent();
        PublicKey key = options.key;
        if (extent == null) {
            return incomplete(found, "the bundle has no " + BundleExtent.NAME + ", so acts may have been left out");
        }
        if (!extent.isGenuine()) {
            return invalid("position %d: %s has a wrong signature".formatted(extent.position(), BundleExtent.NAME));
        }
        if (key != null && !extent.isSignedBy(key)) {
            return invalid(
                    "position %d: %s is not signed with the given key".formatted(extent.position(), BundleExtent.NAME));
        }
        List<Checkpoint> trusted = options.checkpoints.isEmpty() ? found.checkpoints() : options.checkpoints;
        String signer = extent.publicKey();
        boolean foreign = key == null
                && signed > 0
                && trusted.stream()
                        .noneMatch(checkpoint -> checkpoint.publicKey().equals(signer));
        return foreign
                ? incomplete(found, BundleExtent.NAME + " is signed with another key than the checkpoints")
                : valid(found, key, signed);
    }

    private int incomplete(Found found, String why) {
        out.println("completeness not attested: " + why);
        out.println("unaltered: " + head(found.verification()));
        return UNKNOWN;
    }

    private int valid(Found found, @Nullable PublicKey key, long signed) {
        out.println("valid: " + head(found.verification()));
        out.println(
                signed == 0
                        ? "no checkpoint: nothing attests where the record ends"
                        : "signed up to position " + signed);
        if (key == null && signed > 0) {
            out.println("self-signed: the key came with the checkpoints; give --public-key to trust another source");
        }
        return VALID;
    }

    private static String head(Verification verification) {
        return "%d events, head %d %s".formatted(verification.checked(), verification.last(), verification.hash());
    }

    private int invalid(String what) {
        out.println("invalid: " + what);
        return INVALID;
    }

    /** The arguments, and what the files they name hold. */
    private record Options(Path file, @Nullable PublicKey key, List<Checkpoint> checkpoints) {

        static Options of(List<String> arguments) {
            Path file = null;
            PublicKey key = null;
            var checkpoints = new ArrayList<Checkpoint>();
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.equals("--public-key")) {
                    key = Ed25519.publicKey(text(value(arguments, ++i)));
                } else if (argument.equals("--checkpoint")) {
                    checkpoints.addAll(checkpoints(value(arguments, ++i)));
                } else if (argument.startsWith("-") || file != null) {
                    throw new IllegalArgumentException("unknown option " + argument);
                } else {
                    file = path(argument);
                }
            }
            if (file == null) {
                throw new IllegalArgumentException("a file is needed");
            }
            return new Options(file, key, checkpoints);
        }

        private static Path value(List<String> arguments, int i) {
            if (i >= arguments.size()) {
                throw new IllegalArgumentException(arguments.getLast() + " needs a file");
            }
            return path(arguments.get(i));
        }

        private static Path path(String name) {
            try {
                return Path.of(name);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("no file can be called " + name, e);
            }
        }

        private static String text(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                return new String(in.readNBytes(LARGEST_KEY), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UnreadableFileException(file + " cannot be read", e);
            }
        }

        private static List<Checkpoint> checkpoints(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                return CheckpointFile.read(String.valueOf(file.getFileName()), in);
            } catch (IOException e) {
                throw new UnreadableFileException(file + " cannot be read", e);
            }
        }
    }
}
