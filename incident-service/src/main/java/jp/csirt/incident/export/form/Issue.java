package jp.csirt.incident.export.form;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.incident.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * 作成: when, by whom and for whom a form is drawn up, and the state of the record it shows.
 *
 * @param issuer 所属・職 of who draws it up
 * @param position global position of the newest event shown
 * @param hash hash of the commit that holds it
 * @param checkpoint the newest one, so that cutting off the record later shows; absent while there is none
 * @param label 報次 of a report that is issued; absent on a draft
 * @param last whether it is issued as 最終報
 */
public record Issue(
        Instant createdAt,
        String issuer,
        List<String> addressees,
        long position,
        String hash,
        @Nullable Checkpoint checkpoint,
        @Nullable String label,
        boolean last) {

    private static final int PRINTED_HASH = 16;
    private static final int PRINTED_CHECKPOINT = 8;

    public Issue {
        addressees = List.copyOf(addressees);
    }

    /** The same as the report with that number. */
    public Issue as(IssueNumber number) {
        return new Issue(createdAt, issuer, addressees, position, hash, checkpoint, number.label(), number.last());
    }

    /** 改ざん検知情報: the position and the beginning of the hash, and those of the checkpoint. */
    String integrity() {
        String own = "位置 %d / %s".formatted(position, beginning(hash, PRINTED_HASH));
        return checkpoint == null
                ? own
                : own + " CP %d-%s".formatted(checkpoint.position(), beginning(checkpoint.hash(), PRINTED_CHECKPOINT));
    }

    private static String beginning(String hash, int digits) {
        return hash.substring(0, Math.min(digits, hash.length()));
    }

    /** 検証点: where the whole record ended when it was last signed. */
    public record Checkpoint(long position, String hash) {}
}
