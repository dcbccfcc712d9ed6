package jp.csirt.incident.domain.assessment;

import java.time.Instant;
import jp.csirt.incident.domain.externalreport.Strength;

/**
 * 該当性: one ground of a duty that the facts give.
 *
 * @param basis its code, for example {@code MYNUMBER.WRONGFUL}
 * @param awareAt 知った日時 of this ground
 */
public record Finding(String basis, Strength strength, Instant awareAt) {

    /** The same ground, which here only proposes. */
    Finding possible() {
        return new Finding(basis, Strength.PROPOSED, awareAt);
    }
}
