package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.DirectionCommand.GiveCisoInstruction;
import jp.csirt.incident.domain.incident.DirectionCommand.InvokeEmergencyPlan;
import jp.csirt.incident.domain.incident.DirectionCommand.OrderUsageInvestigation;
import jp.csirt.incident.domain.incident.DirectionCommand.RecordSystemStop;
import jp.csirt.incident.domain.incident.SharingCommand.ShareInformation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("決定・指示・共有")
class DirectionTest {

    @Test
    @DisplayName("6.5(2)前段 システムの停止が対象と日時とともに残る")
    void a_stop_is_recorded_with_its_times() {
        Given.incident()
                .given(reported())
                .when(new RecordSystemStop(ID, by(CISO), "公開Webサーバ", AT, null))
                .expectEvents(GivenTracks.stopped());
    }

    @Test
    @DisplayName("7.2(2) 利用状況の調査の命令が範囲と対象とともに残る")
    void an_investigation_is_ordered_with_scope_and_target() {
        Given.incident()
                .given(reported())
                .when(new OrderUsageInvestigation(ID, by(CISO), "認証ログ", "税務課の端末"))
                .expectEvents(GivenTracks.investigationOrdered());
    }

    @Test
    @DisplayName("1(9)③ CISOの指示が知らせる職とともに残る")
    void an_instruction_is_recorded_with_whom_it_is_for() {
        Given.incident()
                .given(reported())
                .when(new GiveCisoInstruction(ID, by(CISO), "全課で確かめること", List.of(new Addressee("CSIRT_LEAD"))))
                .expectEvents(GivenTracks.instructed("CSIRT_LEAD"));
    }

    @Test
    @DisplayName("7.3(1) 7.2(3)② 緊急時対応計画の発動が版とともに残る")
    void the_plan_is_invoked_in_its_edition() {
        Given.incident()
                .given(reported())
                .when(new InvokeEmergencyPlan(ID, by(CISO), "第3版"))
                .expectEvents(GivenTracks.planInvoked());
    }

    @Test
    @DisplayName("1(9)⑥ 6.6(3) 関係機関との共有がTLPとともに残る")
    void sharing_is_recorded_with_its_marking() {
        Given.incident()
                .given(reported())
                .when(new ShareInformation(ID, by(CSIRT), "県セキュリティクラウド", Tlp.TLP_AMBER, "不審な送信元"))
                .expectEvents(GivenTracks.shared());
    }

    @Test
    @DisplayName("G.5 共有範囲はTLP 2.0の五つで、WHITEはない")
    void markings_are_those_of_tlp_2() {
        assertThat(Stream.of(Tlp.values()).map(Tlp::marking))
                .containsExactly("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR");
    }

    @ParameterizedTest
    @CsvSource({
        "CSIRT_LEAD,,true",
        "CSIRT_LEAD,general-affairs,true",
        "SEC_MANAGER,welfare,true",
        "SEC_MANAGER,tax,false",
        "CSIRT_MEMBER,,false"
    })
    @DisplayName("7.2(2) 調査を命じ得るのは、CISOの指示が名指しした職である")
    void the_instructions_of_the_ciso_name_posts(Role role, String unit, boolean named) {
        var state = IncidentState.fold(List.of(
                reported(), GivenTracks.instructed("CSIRT_LEAD"), GivenTracks.instructed("SEC_MANAGER@welfare")));

        assertThat(state.directions().names(new Post(role, unit))).isEqualTo(named);
        assertThat(IncidentState.of(reported()).directions().names(new Post(role, unit)))
                .isFalse();
    }
}
