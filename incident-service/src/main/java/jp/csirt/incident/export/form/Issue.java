package jp.csirt.incident.export.form;

import java.time.Instant;
import java.util.List;

/**
 * 作成: when, by whom and for whom a form is drawn up, and the state of the record it shows.
 *
 * @param issuer 所属・職 of who draws it up
 * @param position global position of the newest event shown
 * @param hash hash of the commit that holds it
 */
public record Issue(Instant createdAt, String issuer, List<String> addressees, long position, String hash) {

    private static final int PRINTED_HASH = 16;

    public Issue {
        addressees = List.copyOf(addressees);
    }

    /** 改ざん検知情報: the position and the beginning of the hash. */
    String integrity() {
        return "位置 %d / %s".formatted(position, hash.substring(0, Math.min(PRINTED_HASH, hash.length())));
    }
}
