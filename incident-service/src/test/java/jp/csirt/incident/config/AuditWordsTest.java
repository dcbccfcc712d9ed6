package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import jp.csirt.incident.api.docs.DocsRoutes;
import jp.csirt.incident.domain.audit.AccountAct;
import jp.csirt.incident.domain.audit.Audited;
import jp.csirt.spec.Spec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("監査の操作の言葉")
class AuditWordsTest {

    /** What the samples have in the place of what a request says itself. */
    private static final String OF_THE_REQUEST = "action";

    /** What an entry may be called: a request, or what no single request stands for. */
    static Stream<String> actions() {
        return Stream.concat(
                EventCatalogue.names().all().entrySet().stream()
                        .filter(event -> Audited.class.isAssignableFrom(event.getValue()))
                        .map(event -> ((Audited) EventSamples.of(event.getKey()))
                                .audited()
                                .action())
                        .filter(action -> !action.equals(OF_THE_REQUEST)),
                Arrays.stream(AccountAct.values()).map(AccountAct::code));
    }

    @ParameterizedTest
    @MethodSource("actions")
    @DisplayName("6.1(6) どの操作にも日本語の名がある")
    void every_action_has_a_name(String action) {
        String name = action.contains("/v1/")
                ? new DocsRoutes(Spec.INCIDENT_API.bytes()).names().of(action)
                : ResourceBundle.getBundle("console/messages", Locale.ROOT).getString("audit.act." + action);
        assertThat(name).isNotBlank();
    }
}
