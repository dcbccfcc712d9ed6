package jp.csirt.incident.platform.bundle;

import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** A commit as one line of JSON; whole numbers stay numbers, and whatever else somebody put there is shown too. */
public final class CommitJson {

    private static final JsonWriterSettings PLAIN =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    private CommitJson() {}

    /** The line, without its end. */
    public static String line(Document commit) {
        return commit.toJson(PLAIN);
    }
}
