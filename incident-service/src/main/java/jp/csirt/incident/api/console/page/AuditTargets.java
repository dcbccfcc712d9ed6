package jp.csirt.incident.api.console.page;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.organisation.ApiKey;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.Person;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import reactor.core.publisher.Mono;

/** 監査の対象の言葉: what the ids in the audit log stand for, as far as the reader may see it; any other stays as it is. */
public final class AuditTargets {

    private final IncidentRecords records;
    private final Supplier<OrganisationState> organisation;
    private final Supplier<PolicyProfile> profile;

    public AuditTargets(
            IncidentRecords records, Supplier<OrganisationState> organisation, Supplier<PolicyProfile> profile) {
        this.records = records;
        this.organisation = organisation;
        this.profile = profile;
    }

    /** What the targets stand for, with as few questions to the store as one of them needs. */
    public Mono<Words> of(Collection<String> targets, Caller caller) {
        OrganisationState known = organisation.get();
        List<IncidentId> unknown = targets.stream()
                .flatMap(target -> id(target).stream())
                .filter(id -> name(known, id).isEmpty())
                .distinct()
                .map(IncidentId::new)
                .toList();
        return numbers(unknown, Sight.of(caller)).map(numbers -> new Words(known, profile.get(), numbers));
    }

    private Mono<Map<UUID, IncidentNumber>> numbers(List<IncidentId> ids, Sight sight) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : records.stored(ids).map(found -> {
                    var numbers = new HashMap<UUID, IncidentNumber>();
                    found.values().stream()
                            .flatMap(stored -> readable(stored).stream())
                            .filter(record -> sight.sees(record.scope()))
                            .forEach(record -> numbers.put(record.id().value(), record.number()));
                    return numbers;
                });
    }

    private static Optional<IncidentRecord> readable(Supplier<IncidentRecord> stored) {
        try {
            return Optional.of(stored.get());
        } catch (RuntimeException _) { // its page says so; the log of accesses is shown all the same
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
                ? Optional.of(UUID.fromString(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Of a person, or of a key by whom it is held. */
    private static Optional<String> name(OrganisationState known, UUID id) {
        Person person = known.persons().get(id);
        return person != null
                ? Optional.of(person.name())
                : known.access()
                        .key(id)
                        .map(ApiKey::personId)
                        .map(known.persons()::get)
                        .map(owner -> owner.name() + "の鍵");
    }

    /**
     * 言葉.
     *
     * @param numbers of the incidents in sight
     */
    public record Words(OrganisationState known, PolicyProfile profile, Map<UUID, IncidentNumber> numbers) {

        public Words {
            numbers = Map.copyOf(numbers);
        }

        /** What a target is called; a target is an id, a code, or several of them. */
        public String of(String target) {
            return Stream.of(target.split(" ", -1)).map(this::word).collect(joining(" "));
        }

        /** The page of the incident; empty for anything else, and out of sight. */
        public String path(String target) {
            return id(target)
                    .filter(numbers::containsKey)
                    .map(id -> "/incidents/" + id)
                    .orElse("");
        }

        private String word(String text) {
            return id(text).map(id -> Optional.ofNullable(numbers.get(id))
                            .map(IncidentNumber::toString)
                            .or(() -> name(known, id))
                            .orElse(text))
                    .orElseGet(() -> Post.parse(text).isPresent() ? profile.addresseeName(text) : text);
        }
    }
}
