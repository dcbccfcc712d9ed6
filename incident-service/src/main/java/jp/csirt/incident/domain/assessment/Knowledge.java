package jp.csirt.incident.domain.assessment;

import java.time.Instant;
import jp.csirt.incident.domain.report.PersonalData;

/**
 * 知ったこと: one step in what the body knew.
 *
 * @param facts all that was known from then on
 * @param stated what this step itself said of personal data
 * @param awareAt when anyone in the body, but for implicated persons, first knew it
 */
public record Knowledge(Facts facts, PersonalData stated, Instant awareAt) {}
