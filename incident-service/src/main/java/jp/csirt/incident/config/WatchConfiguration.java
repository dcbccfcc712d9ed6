package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.platform.deadline.MongoDeadlineManager;
import jp.csirt.incident.platform.messagestore.SagaRules;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.process.escalation.EscalationSaga;
import jp.csirt.incident.process.externalreporting.ExternalReportingSaga;
import jp.csirt.incident.process.notice.IncidentHistories;
import jp.csirt.incident.process.notice.NoticeDesk;
import jp.csirt.incident.process.prevention.PreventionFollowUpSaga;
import jp.csirt.incident.read.organisation.CurrentOrganisation;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.WatchRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 見守り: who is told what, from the record and the organisation as they are. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    /** Another whenever the product tells of more than before, or at other times: what waits already is looked at again. */
    private static final String NOTICE_RULES = "2";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    @Bean
    IncidentHistories incidentHistories(IncidentRecords records, WatchRecords watches) {
        return id ->
                Optional.ofNullable(Await.first(records.find(id), WITHIN)).map(record -> history(record, id, watches));
    }

    @Bean
    NoticeDesk noticeDesk(
            IncidentHistories histories, CurrentOrganisation current, PolicyProfile profile, Clock serviceClock) {
        return new NoticeDesk(
                histories,
                () -> new PostResolution(
                        Objects.requireNonNull(Await.first(current.current(), WITHIN))
                                .state(),
                        profile.deputies()),
                serviceClock);
    }

    @Bean
    SagaResource<NoticeDesk> noticeDeskOfSagas(NoticeDesk desk) {
        return new SagaResource<>(NoticeDesk.class, desk);
    }

    @Bean
    RegisteredSaga<EscalationSaga> escalationSaga() {
        return new RegisteredSaga<>(EscalationSaga.class, EscalationSaga.NAME, EscalationSaga.NEXT);
    }

    @Bean
    RegisteredSaga<ExternalReportingSaga> externalReportingSaga() {
        return new RegisteredSaga<>(
                ExternalReportingSaga.class, ExternalReportingSaga.NAME, ExternalReportingSaga.NEXT);
    }

    @Bean
    RegisteredSaga<PreventionFollowUpSaga> preventionFollowUpSaga() {
        return new RegisteredSaga<>(
                PreventionFollowUpSaga.class, PreventionFollowUpSaga.NAME, PreventionFollowUpSaga.NEXT);
    }

    @Bean
    RepeatedTask changedRulesTask(
            CsirtProperties properties,
            List<RegisteredSaga<?>> sagas,
            MongoDatabase database,
            MongoDeadlineManager deadlineManager,
            LogPositions positions,
            Clock serviceClock) {
        String now = NOTICE_RULES + "/" + ProfileFile.sha256(properties.profile());
        var rules = new SagaRules(database);
        sagas.forEach(saga -> rules.prepare(saga.name(), now));
        List<ChangedRules> changed = sagas.stream()
                .map(saga -> new ChangedRules(now, saga, rules, deadlineManager, positions, serviceClock))
                .toList();
        return new RepeatedTask("changed-rules", BETWEEN_LOOKS, () -> changed.forEach(ChangedRules::wake));
    }

    private static IncidentHistory history(IncidentRecord record, IncidentId id, WatchRecords watches) {
        return new IncidentHistory(
                record.facts(),
                Objects.requireNonNull(Await.first(watches.find(id), WITHIN)).asked().stream()
                        .map(notification -> notification.event().notificationId())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
