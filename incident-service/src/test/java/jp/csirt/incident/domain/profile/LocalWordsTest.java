package jp.csirt.incident.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.assessment.FurtherGround;
import jp.csirt.incident.domain.assessment.FurtherRecipient;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.report.SubjectKind;
import jp.csirt.incident.domain.report.Threat;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.Labelled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("団体の定めの言葉")
class LocalWordsTest {

    private static final PolicyProfile KAINAN = ShippedProfile.KAINAN;

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of(Recipient.PREFECTURE, "和歌山県"),
                Arguments.of(Recipient.MIC, "総務省"),
                Arguments.of(ReporterKind.CITIZEN, "市民等外部"),
                Arguments.of(ReporterKind.VENDOR, "委託事業者（指定管理者を含む）"),
                Arguments.of(SubjectKind.RESIDENT, "市民"),
                Arguments.of(SubjectKind.EMPLOYEE, SubjectKind.EMPLOYEE.label()),
                Arguments.of(Threat.T3_DISASTER, "災害（地震、津波、落雷、火災、風水害等）"),
                Arguments.of(Category.LOSS, Category.LOSS.label()));
    }

    @ParameterizedTest
    @MethodSource("words")
    @DisplayName("(f) 団体の言葉があればそれで、なければ共通の言葉で呼ぶ")
    void a_code_is_called_as_the_body_calls_it(Labelled code, String word) {
        assertThat(KAINAN.word(code)).isEqualTo(word);
    }

    @Test
    @DisplayName("(f) 規程、適用対象外のネットワーク、機関、職は定めの名で呼び、知らない符号はそのまま書く")
    void rules_networks_organs_and_posts_have_names() {
        assertThat(KAINAN.ruleSetName("standard")).isEqualTo("海南市情報セキュリティ対策基準");
        assertThat(KAINAN.ruleSetName("x")).isEqualTo("x");
        assertThat(ShippedProfile.ICHIKAWA.ruleSetName("education")).isEqualTo("教育情報セキュリティポリシー");
        assertThat(KAINAN.excludedNetworkName("medical")).isEqualTo("医療情報系ネットワーク");
        assertThat(KAINAN.excludedNetworkName("x")).isEqualTo("x");
        assertThat(ShippedProfile.SHIME.organName("mayor")).isEqualTo("町長部局");
        assertThat(ShippedProfile.SHIME.organName("x")).isEqualTo("x");
        assertThat(ShippedProfile.SHIME.title(Role.CISO)).contains("副町長");
        assertThat(ShippedProfile.SHIME.levelCriterion(4)).isEmpty();
    }

    @Test
    @DisplayName("(f) 適用対象外のネットワークは所管へ引き継ぎ、期限の言葉は一度だけ書く")
    void what_lies_outside_is_handed_over() {
        List<FurtherRecipient> told = KAINAN.furtherRecipients("mayor");

        assertThat(told)
                .filteredOn(recipient -> recipient.ground() == FurtherGround.EXCLUDED_NETWORK)
                .singleElement()
                .satisfies(recipient -> assertThat(recipient.when().zones())
                        .containsExactly(Zone.SCHOOL_ADMIN, Zone.SCHOOL_EXTERNAL, Zone.LEARNING, Zone.OUT_OF_SCOPE));
        assertThat(KAINAN.local().due(duty("FURTHER.EXCLUDED_NETWORK"))).isEqualTo("速やかに所管へ引き継ぐ");
        assertThat(KAINAN.local().due(duty("APPI.OVER_100"))).isEmpty();
        assertThat(ShippedProfile.ICHIKAWA.furtherRecipients("mayor"))
                .extracting(FurtherRecipient::ground)
                .doesNotContain(FurtherGround.EXCLUDED_NETWORK);
    }

    private static Duty duty(String basis) {
        return new Duty(
                Recipient.OTHER,
                ReportStage.FIRST,
                Strength.REQUIRED,
                List.of(basis),
                "条",
                Instant.parse("2026-02-20T00:00:00Z"));
    }
}
