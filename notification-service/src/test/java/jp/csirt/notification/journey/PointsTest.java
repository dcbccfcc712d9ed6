package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.notification.domain.TokyoTime;
import jp.csirt.notification.journey.ScriptedMailServer.Behaviour;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("宛先の順")
class PointsTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 5, 10);

    @Test
    @DisplayName("執務時間の宛先が拒まれた後で夜になっても、まだ試していない夜間の宛先に届く")
    void a_point_that_was_not_tried_is_tried_also_when_the_hour_has_changed_meanwhile() {
        try (var server = new ScriptedMailServer();
                var service = new RunningService("--spring.mail.port=" + server.port())) {
            service.appointAll();
            service.contact("manager", """
                    {"language": "ja", "points": [
                      {"kind": "MAIL", "address": "desk@shime.example", "hours": "OFFICE"},
                      {"kind": "MAIL", "address": "home@shime.example", "hours": "OFF_HOURS"}]}""");
            service.setClock(TokyoTime.at(MONDAY, LocalTime.of(17, 0)));
            server.refuse("desk@shime.example");
            server.behave(Behaviour.REFUSE_RECIPIENT_FOR_NOW);
            UUID id = service.ask(
                    Map.of("to", List.of(Map.of("post", "SEC_MANAGER", "unit", "tax")), "confirmWithin", "P1D"));
            Await.until("both were tried", () -> server.recipients().toString().contains("home@"));

            service.setClock(TokyoTime.at(MONDAY, LocalTime.of(18, 0)));
            server.behave(Behaviour.TAKE);
            Await.until("it is sent", () -> state(service, id).equals("SENT"));
            assertThat(server.recipients().stream().filter(line -> line.contains("desk@")))
                    .hasSize(1);
        }
    }

    private static String state(RunningService service, UUID id) {
        return service.notification(id).at("/messages/0/state").asString();
    }
}
