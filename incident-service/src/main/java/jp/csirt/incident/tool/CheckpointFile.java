package jp.csirt.incident.tool;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.platform.checkpoint.Checkpoint;
import tools.jackson.core.JacksonException;

/** Checkpoints as the service hands them out: one, an array of them, or a page of its list. */
final class CheckpointFile {

    private static final int MOST = 64 << 20;

    private CheckpointFile() {}

    static List<Checkpoint> read(String name, InputStream in) {
        try {
            byte[] text = in.readNBytes(MOST + 1);
            if (text.length > MOST) {
                throw new UnreadableFileException(name + " is too large for a real file");
            }
            return checkpoints(name, JsonLines.JSON.readValue(text, Object.class));
        } catch (IOException | JacksonException e) {
            throw new UnreadableFileException(name + " holds no checkpoints", e);
        }
    }

    private static List<Checkpoint> checkpoints(String name, Object json) {
        Object list = json instanceof Map<?, ?> page && page.containsKey("items") ? page.get("items") : json;
        var checkpoints = new ArrayList<Checkpoint>();
        for (Object entry : list instanceof List<?> several ? several : List.of(json)) {
            if (!(entry instanceof Map<?, ?> members)) {
                throw new UnreadableFileException(name + " holds no checkpoints");
            }
            checkpoints.add(checkpoint(name, members));
        }
        return checkpoints;
    }

    private static Checkpoint checkpoint(String name, Map<?, ?> members) {
        if (members.get("position") instanceof Number position
                && members.get("hash") instanceof String hash
                && members.get("at") instanceof String at
                && members.get("signature") instanceof String signature
                && members.get("publicKey") instanceof String publicKey) {
            return new Checkpoint(position.longValue(), hash, at, signature, publicKey);
        }
        throw new UnreadableFileException(name + " holds a checkpoint that lacks a member");
    }
}
