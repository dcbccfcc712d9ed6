package jp.csirt.incident.platform.eventstore;

import static jp.csirt.incident.platform.eventstore.Events.events;
import static org.assertj.core.api.Assertions.assertThat;

import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("作業単位に残る位置")
@ExtendWith(EmbeddedServer.class)
class AppendedTest {

    @Test
    @DisplayName("入れ子の作業単位でも、外側に最後の位置と番号が残る")
    void the_outermost_unit_of_work_knows_where_its_events_went(TestDatabase database) {
        try (var engine = Engines.on(database.mongo())) {
            engine.appendEvents(events("i-1", 0, 2));
            DefaultUnitOfWork<Message<?>> outer = DefaultUnitOfWork.startAndGet(null);
            DefaultUnitOfWork<Message<?>> inner = DefaultUnitOfWork.startAndGet(null);
            assertThat(Appended.in(inner)).isNull();

            engine.appendEvents(events("i-2", 0, 3));

            assertThat(Appended.in(outer)).isEqualTo(new Appended(5, 2));
            inner.commit();
            outer.commit();
        }
    }
}
