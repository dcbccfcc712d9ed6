package jp.csirt.incident.read.record;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.IncidentScope;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.Attachment;
import jp.csirt.incident.domain.incident.AttachmentEvent.FileAttached;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.Corrections;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.IssuedFile;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.domain.incident.SharingEvent.InformationShared;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.ContractedVendor;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.domain.watch.RecordedFact;

/**
 * 一件の記録: all events of one incident, oldest first, with every approved correction in its place.
 *
 * @param filed number of events the filing itself recorded: the report and what the rules made of it
 * @param position global position of the newest event
 * @param hash hash of the newest commit; papers print its beginning
 */
public record IncidentRecord(IncidentId id, List<RecordedEvent> events, int filed, long position, String hash) {

    /** The code of a department or an organ. */
    private static final String UNIT = "[a-z0-9][a-z0-9-]{0,63}";

    public IncidentRecord {
        events = corrected(events);
    }

    private static List<RecordedEvent> corrected(List<RecordedEvent> recorded) {
        List<IncidentEvent> events =
                Corrections.apply(recorded.stream().map(RecordedEvent::event).toList());
        return IntStream.range(0, events.size())
                .mapToObj(at -> recorded.get(at).with(events.get(at)))
                .toList();
    }

    /** Number of the incident's own events; the ETag. */
    public long version() {
        return events.size();
    }

    /** When its newest event was recorded. */
    public Instant lastRecordedAt() {
        return events.getLast().recordedAt();
    }

    /** The filed report, always the first event. */
    public IncidentReported reported() {
        return (IncidentReported) events.getFirst().event();
    }

    /** 報告の内容 as it was filed. */
    public Report report() {
        return reported().report();
    }

    /** 管理番号. */
    public IncidentNumber number() {
        return reported().number();
    }

    /** Whether its texts are gone: from the moment that is recorded, wherever their key may still be. */
    public boolean erased() {
        return events.stream().anyMatch(recorded -> recorded.event() instanceof IncidentErased);
    }

    /**
     * 外部通報者への連絡先: whether anything in it tells how to reach an informant from outside, which is restricted.
     *
     * Source: requirements E.1, A109.
     */
    public boolean showsOutsideContact() {
        return report().reporter().showsOutsideContact() || history().stream().anyMatch(this::tellsOutsideContact);
    }

    private boolean tellsOutsideContact(IncidentEvent event) {
        return switch (event) {
            case FieldsSupplemented supplemented ->
                supplemented.values().stream().anyMatch(value -> value.fieldId() == SupplementField.A109);
            case CorrectionProposed correction ->
                correction.field().equals("/reporter/contact")
                        && report().reporter().kind().outside();
            default -> false;
        };
    }

    /** What the rules know. */
    public IncidentState state() {
        return IncidentState.fold(history());
    }

    /** What happened, as the rules of the watch look at it. */
    public List<RecordedFact> facts() {
        return events.stream()
                .map(event -> new RecordedFact(event.eventId(), event.recordedAt(), event.event()))
                .toList();
    }

    /** What happened, without what the store knows of it. */
    public List<IncidentEvent> history() {
        return events.stream().map(RecordedEvent::event).toList();
    }

    /** 添付ファイル, oldest first. */
    public List<Attachment> attachments() {
        return history().stream()
                .filter(FileAttached.class::isInstance)
                .map(event -> ((FileAttached) event).attachment())
                .toList();
    }

    /** Every file that is kept of it: what was attached and what was issued. */
    public List<UUID> fileIds() {
        return history().stream().flatMap(IncidentRecord::fileIds).toList();
    }

    private static Stream<UUID> fileIds(IncidentEvent event) {
        return switch (event) {
            case FileAttached attached -> Stream.of(attached.attachment().attachmentId());
            case FormIssued issued -> files(issued).map(IssuedFile::fileId).filter(Objects::nonNull);
            default -> Stream.empty();
        };
    }

    private static Stream<IssuedFile> files(FormIssued issued) {
        IssuedFile content = issued.content();
        return content == null ? issued.files().stream() : Stream.concat(issued.files().stream(), Stream.of(content));
    }

    /** What an earlier request with the same mark brought about; empty when the mark is new or older than a day. */
    public Optional<FirstAnswer> firstAnswer(RequestMark mark) {
        for (int last = events.size(); last > 0; last--) {
            RecordedEvent event = events.get(last - 1);
            RequestMark first = event.request().orElse(null);
            if (first != null && mark.repeats(first.request(), first.at())) {
                return Optional.of(new FirstAnswer(
                        first.digest(), last, event.position(), event.createdNumber(), event.createdIds()));
            }
        }
        return Optional.empty();
    }

    /** Who is related to it, for deciding who may see it. */
    public IncidentScope scope() {
        IncidentReported reported = reported();
        Set<String> posts = new HashSet<>();
        Set<String> sharedWith = new HashSet<>();
        addManagers(posts, reported.report().systems());
        Set<String> contracts = new HashSet<>();
        ContractedVendor named = reported.report().vendor();
        if (named != null && named.contract() != null) {
            contracts.add(named.contract());
        }
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case SituationConfirmed confirmed
                when confirmed.situation().systems() != null ->
                    addManagers(posts, confirmed.situation().systems());
                case ContainmentInstructed instructed ->
                    addAddressee(posts, instructed.instruction().to());
                case RecoveryInstructed instructed ->
                    addAddressee(posts, instructed.instruction().to());
                case LateralCheckConsidered considered ->
                    considered.checks().forEach(check -> posts.add(check.managerPost()));
                case PreventionDecided decided -> decided.orders().forEach(order -> posts.add(order.ownerPost()));
                case MeasureCarriedOver carried -> posts.add(carried.ownerPost());
                case InformationShared shared when shared.organ() != null -> sharedWith.add(shared.organ());
                case VendorMeasureRequested requested -> contracts.add(requested.vendor());
                case UsageInvestigationOrdered _ -> posts.add(Role.SYS_MANAGER.name());
                case CisoInstructed instructed -> instructed.to().forEach(to -> addAddressee(posts, to.name()));
                default -> {}
            }
        }
        IncidentState state = state();
        return new IncidentScope(
                reported.report().organ(),
                reported.report().department(),
                reported.act().actor().personId(),
                events.stream()
                        .map(recorded -> recorded.event().act().actor().personId())
                        .collect(Collectors.toSet()),
                posts,
                state.implicated(),
                contracts,
                personalDataInvolved(),
                state.closed(),
                Set.copyOf(state.scope().route()),
                sharedWith);
    }

    private boolean personalDataInvolved() {
        PersonalData facts = report().personalData();
        for (RecordedEvent recorded : events) {
            PersonalData later = recorded.event() instanceof SituationConfirmed confirmed
                    ? confirmed.situation().personalData()
                    : null;
            facts = later == null ? facts : facts.replacedBy(later);
        }
        return facts.involved() == TriState.YES || facts.myNumber() == TriState.YES;
    }

    /** Whoever is told: the post of that code, and the manager of the unit where it is the code of one; other texts name nobody. */
    private static void addAddressee(Set<String> posts, String code) {
        Post post = Post.parse(code).orElseGet(() -> new Post(Role.SEC_MANAGER, code));
        if (post.unit() == null || post.unit().matches(UNIT)) {
            posts.add(post.code());
        }
    }

    private static void addManagers(Set<String> posts, List<AffectedSystem> systems) {
        for (AffectedSystem system : systems) {
            if (system.managerPost() != null) {
                posts.add(system.managerPost());
            }
        }
    }
}
