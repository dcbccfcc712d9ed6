package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.EVIDENCE;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.NOBODY;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.preserved;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Refusal.because;

import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.EvidenceCommand.PreserveEvidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.TransferEvidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.VerifyEvidence;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceTransferred;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceVerified;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("証拠保全")
class EvidenceTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    static Stream<Arguments> verifications() {
        return Stream.of(
                Arguments.of("a".repeat(64), EvidenceCheck.MATCH),
                Arguments.of("b".repeat(64), EvidenceCheck.MISMATCH),
                Arguments.of(null, EvidenceCheck.NOT_VERIFIABLE));
    }

    @Test
    @DisplayName("6.5(3)前段 証拠は評価を待たずに保全できる")
    void evidence_is_preserved_before_any_assessment() {
        incident.given(reported())
                .when(new PreserveEvidence(ID, by(CSIRT), EVIDENCE))
                .expectEvents(new EvidencePreserved(ID, by(CSIRT), EVIDENCE));
    }

    @Test
    @DisplayName("6.5(3) 保全した証拠の引渡しが残る")
    void a_transfer_is_recorded() {
        var id = EVIDENCE.evidenceId();

        incident.given(reported(), preserved())
                .when(new TransferEvidence(ID, by(CSIRT), id, "県警", "捜査のため"))
                .expectEvents(new EvidenceTransferred(ID, by(CSIRT), id, "県警", "捜査のため"));
    }

    @Test
    @DisplayName("6.5(3) 引き渡した証拠も再び引き渡し、検証できる")
    void transferred_evidence_stays_known() {
        var id = EVIDENCE.evidenceId();

        incident.given(reported(), preserved(), new EvidenceTransferred(ID, by(CSIRT), id, "県警", "捜査のため"))
                .when(new VerifyEvidence(ID, by(CSIRT), id, EVIDENCE.sha256()))
                .expectEvents(new EvidenceVerified(ID, by(CSIRT), id, EVIDENCE.sha256(), EvidenceCheck.MATCH));
    }

    @ParameterizedTest
    @MethodSource("verifications")
    @DisplayName("6.5(3) 検証は保全時のハッシュと比べた結果を残す")
    void a_verification_compares_with_the_hash_preserved(@Nullable String found, EvidenceCheck result) {
        var id = EVIDENCE.evidenceId();

        incident.given(reported(), preserved())
                .when(new VerifyEvidence(ID, by(CSIRT), id, found))
                .expectEvents(new EvidenceVerified(ID, by(CSIRT), id, found, result));
    }

    @Test
    @DisplayName("ない証拠は引き渡せない")
    void unknown_evidence_is_not_transferred() {
        incident.given(reported(), preserved())
                .when(new TransferEvidence(ID, by(CSIRT), NOBODY, "県警", "捜査のため"))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_EVIDENCE, NOBODY.toString(), "ありません"));
    }

    @Test
    @DisplayName("ない証拠は検証できない")
    void unknown_evidence_is_not_verified() {
        incident.given(reported(), preserved())
                .when(new VerifyEvidence(ID, by(CSIRT), NOBODY, null))
                .expectNoEvents()
                .expectException(because(Reason.UNKNOWN_EVIDENCE, NOBODY.toString(), "ありません"));
    }
}
