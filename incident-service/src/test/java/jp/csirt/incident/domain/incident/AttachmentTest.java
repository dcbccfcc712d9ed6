package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.ATTACHMENT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.incident.AttachmentCommand.AttachFile;
import jp.csirt.incident.domain.incident.AttachmentEvent.FileAttached;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("添付")
class AttachmentTest {

    private final FixtureConfiguration<Incident> incident = Given.incident();

    @Test
    @DisplayName("5.3(3)④ ファイルの名前、大きさ、ハッシュ、種類が記録に残る")
    void what_a_file_was_is_recorded() {
        incident.given(reported())
                .when(new AttachFile(ID, by(STAFF), ATTACHMENT))
                .expectEvents(new FileAttached(ID, by(STAFF), ATTACHMENT));
    }

    @Test
    @DisplayName("5.3(3)④ 同じファイルを別の者が添付しても、どちらも残る")
    void the_same_file_may_be_attached_twice() {
        incident.given(reported(), new FileAttached(ID, by(STAFF), ATTACHMENT))
                .when(new AttachFile(ID, by(CSIRT), ATTACHMENT))
                .expectEvents(new FileAttached(ID, by(CSIRT), ATTACHMENT));
    }

    @Test
    @DisplayName("添付の根拠は記録の条項")
    void its_clause_is_that_of_the_record() {
        assertThat(Clauses.of(new FileAttached(ID, by(STAFF), ATTACHMENT))).isEqualTo(List.of("5.3(3)④"));
    }
}
