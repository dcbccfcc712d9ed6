package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("期限の変更の言葉")
@ExtendWith(SharedService.class)
class DueChangeTextTest {

    private final Client client;

    DueChangeTextTest(Client client) {
        this.client = client;
    }

    private UUID file(String awareAt) {
        ObjectNode report = Reports.ofTax("期限の変更")
                .put("level", 3)
                .put("awareAt", awareAt)
                .put("category", "LOSS")
                .put("crimePossible", "NO");
        report.set("personalData", JsonMapper.shared().readTree("""
                {"involved": "YES", "myNumber": "NO", "sensitive": "NO", "ordinanceSensitive": "NO",
                 "propertyDamageRisk": "NO", "wrongfulPurpose": "NO", "subjects": 101, "subjectsCertainty": "CONFIRMED",
                 "stronglyEncrypted": "NO", "recovered": "NO"}"""));
        return Reports.file(client, report);
    }

    private List<String> texts(UUID incident, String duty) {
        return client.get("/v1/incidents/" + incident + "/timeline", "csirt").ok().each("/items", "text").stream()
                .filter(text -> text.startsWith("外部報告の義務（" + duty))
                .toList();
    }

    private void situation(UUID incident, String awareAt) {
        client.act(incident, "situations", "csirt", """
                        {"findings": "数え直した", "personalData": {"subjects": 101}, "awareAt": "%s"}""".formatted(awareAt)).done();
    }

    @Test
    @DisplayName("C.3(1) 早まった期限は、前の日と新しい日と理由を時系列に示し、変わらなければ何も足さない")
    void an_earlier_awareness_tells_both_days_and_why() {
        UUID incident = file("2025-12-02T10:00:00+09:00");
        situation(incident, "2025-12-01T10:00:00+09:00");
        situation(incident, "2025-12-03T10:00:00+09:00");

        assertThat(texts(incident, "個人情報保護委員会 速報"))
                .containsExactly(
                        "外部報告の義務（個人情報保護委員会 速報、個人情報保護法68条1項）: 必要",
                        "外部報告の義務（個人情報保護委員会 速報、個人情報保護法68条1項）: 必要。期限を 2025年12月6日 から 2025年12月5日 に改めた（理由: 数え直した）");
        assertThat(texts(incident, "本人 本人通知"))
                .last()
                .asString()
                .endsWith("。期限を 2025年12月5日 10時00分 から 2025年12月4日 10時00分 に改めた（理由: 数え直した）");
    }

    @Test
    @DisplayName("C.3 暦の及ばない日へ改まった期限は、定まらない日と示す")
    void a_day_beyond_the_calendar_is_told_as_unknown() {
        UUID incident = file("2022-01-01T10:00:00+09:00");
        situation(incident, "2021-11-01T10:00:00+09:00");

        assertThat(texts(incident, "個人情報保護委員会 確報"))
                .last()
                .asString()
                .endsWith("。期限を 2022年1月31日 から 定まらない日 に改めた（理由: 数え直した）");
    }
}
