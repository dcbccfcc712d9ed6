package jp.csirt.incident.domain.profile;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.csirt.incident.domain.assessment.FurtherGround;
import jp.csirt.incident.domain.assessment.FurtherRecipient;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.report.SubjectKind;
import jp.csirt.incident.domain.report.Threat;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 方針: what the body's own policy says of its scope, its words and its rules.
 *
 * @param boundPersons 適用される者, by the names the policy gives them
 * @param zones ネットワーク区分, by the names the policy gives them
 * @param threats 対象とする脅威, as far as the policies differ
 * @param excludedNetworks 適用対象外のネットワーク
 * @param ruleSets 対策基準; the first one applies where nothing else is said
 * @param recipients 法のほかに報告先となり得るもの
 * @param toConfirm 既定値（要確認）: JSON Pointers into the profile's file to what the policy does not state
 */
@Source(document = "requirements", clause = "(f)")
public record LocalPolicy(
        OrgType orgType,
        String shortName,
        List<BoundPerson> boundPersons,
        List<ZoneName> zones,
        List<ThreatName> threats,
        List<ExcludedNetwork> excludedNetworks,
        List<Standard> ruleSets,
        List<FurtherRecipient> recipients,
        DisclosurePolicy disclosurePolicy,
        PlanStrength planStrength,
        Terms terms,
        List<String> toConfirm) {

    public LocalPolicy {
        boundPersons = List.copyOf(boundPersons);
        zones = List.copyOf(zones);
        threats = List.copyOf(threats);
        excludedNetworks = List.copyOf(excludedNetworks);
        ruleSets = List.copyOf(ruleSets);
        recipients = List.copyOf(recipients);
        toConfirm = List.copyOf(toConfirm);
    }

    /**
     * Which rules govern an incident of the organ that touches the zones. The zones decide; where none of them names a rule
     * set, the organ does. Under one rule set there is nothing to say but that a network lies outside.
     */
    PolicyScope scope(String organ, List<Zone> affected) {
        List<ExcludedNetwork> outside = excludedNetworks.stream()
                .filter(network -> network.holdsOneOf(affected))
                .toList();
        if (ruleSets.size() < 2 && outside.isEmpty()) {
            return PolicyScope.NONE;
        }
        List<Zone> inside = affected.stream()
                .filter(zone ->
                        outside.stream().noneMatch(network -> network.zones().contains(zone)))
                .toList();
        List<Standard> governing = inside.isEmpty() && !outside.isEmpty() ? List.of() : governing(organ, inside);
        return new PolicyScope(
                governing.stream().map(Standard::code).toList(),
                governing.stream().flatMap(standard -> standard.route()).toList(),
                outside.stream().map(ExcludedNetwork::code).toList());
    }

    private List<Standard> governing(String organ, List<Zone> affected) {
        List<Standard> byZone = ruleSets.stream()
                .filter(standard -> affected.stream().anyMatch(standard.zones()::contains))
                .toList();
        if (!byZone.isEmpty()) {
            return byZone;
        }
        List<Standard> byOrgan = ruleSets.stream()
                .filter(standard -> standard.organs().contains(organ))
                .toList();
        return byOrgan.isEmpty() ? ruleSets.subList(0, 1) : byOrgan;
    }

    /** Whom an incident of the organ may have to be told beyond the law; what lies outside the policy is handed over. */
    List<FurtherRecipient> recipients(String organ) {
        Stream<FurtherRecipient> told = recipients.stream().filter(recipient -> recipient.concerns(organ));
        return Stream.concat(told, handingOver().stream()).toList();
    }

    /** By when such a duty is fulfilled, in the words of the rules it rests on; empty for duties of the law. */
    public String due(Duty duty) {
        return Stream.concat(recipients.stream(), handingOver().stream())
                .filter(recipient -> recipient.brings(duty))
                .map(FurtherRecipient::due)
                .distinct()
                .collect(joining("、"));
    }

    private Optional<FurtherRecipient> handingOver() {
        List<Zone> outside = excludedNetworks.stream()
                .flatMap(network -> network.zones().stream())
                .toList();
        return excludedNetworks.isEmpty()
                ? Optional.empty()
                : Optional.of(new FurtherRecipient(
                        FurtherGround.EXCLUDED_NETWORK,
                        Recipient.OTHER,
                        Strength.REQUIRED,
                        joined(ExcludedNetwork::clause),
                        joined(ExcludedNetwork::due),
                        FurtherRecipient.When.inZones(outside)));
    }

    private String joined(Function<ExcludedNetwork, String> words) {
        return excludedNetworks.stream().map(words).distinct().collect(joining("、"));
    }

    /** What a code is called here. */
    String word(Labelled code) {
        return switch (code) {
            case Zone zone -> named(zones, zone, ZoneName::code, ZoneName::name);
            case Threat threat -> named(threats, threat, ThreatName::code, ThreatName::name);
            case ReporterKind kind when kind == ReporterKind.CITIZEN -> terms.resident() + "等外部";
            case ReporterKind kind -> named(boundPersons, kind, BoundPerson::kind, BoundPerson::name);
            case SubjectKind kind when kind == SubjectKind.RESIDENT -> terms.resident();
            default -> code.label();
        };
    }

    private static <T, C extends Labelled> String named(
            List<T> entries, C code, Function<T, C> codeOf, Function<T, String> nameOf) {
        return entries.stream()
                .filter(entry -> codeOf.apply(entry).equals(code))
                .findFirst()
                .map(nameOf)
                .orElseGet(code::label);
    }

    /** 対策基準 of that code. */
    public Optional<Standard> standard(String code) {
        return ruleSets.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** 適用対象外のネットワーク of that code. */
    public Optional<ExcludedNetwork> excluded(String code) {
        return excludedNetworks.stream()
                .filter(network -> network.code().equals(code))
                .findFirst();
    }

    /** 適用される者. */
    public record BoundPerson(ReporterKind kind, String name) {}

    /** ネットワーク区分の呼び名. */
    public record ZoneName(Zone code, String name) {}

    /** 脅威の呼び名. */
    public record ThreatName(Threat code, String name) {}

    /**
     * 適用対象外のネットワーク.
     *
     * @param clause where the policy leaves it out
     * @param due by when an incident on it is handed over, in words
     */
    public record ExcludedNetwork(String code, String name, List<Zone> zones, String clause, String due) {

        public ExcludedNetwork {
            zones = List.copyOf(zones);
        }

        boolean holdsOneOf(List<Zone> affected) {
            return affected.stream().anyMatch(zones::contains);
        }
    }

    /**
     * 対策基準.
     *
     * @param zones networks it governs
     * @param organs organs that made it their own
     * @param answering the organ whose posts answer for incidents under it; absent for the incident's own
     */
    public record Standard(
            String code,
            String name,
            List<Zone> zones,
            List<String> organs,
            @Nullable String answering) {

        public Standard {
            zones = List.copyOf(zones);
            organs = List.copyOf(organs);
        }

        private Stream<String> route() {
            return Stream.ofNullable(answering);
        }
    }

    /**
     * 公表の方針.
     *
     * @param mode 都度 or 一括
     * @param subjectsFrom persons concerned from which on a leak is published by itself; absent where the law's categories decide
     */
    public record DisclosurePolicy(
            Publication mode, @Nullable Integer subjectsFrom) {

        /**
         * How a leak is made public where the decision leaves it open.
         *
         * @param byLaw whether the law asks to report it, or to tell the persons concerned
         * @param subjects 本人の数; absent while unknown
         */
        public Publication modeOf(boolean byLaw, @Nullable Integer subjects) {
            boolean grave = subjectsFrom == null ? byLaw : subjects != null && subjects >= subjectsFrom;
            return grave ? Publication.INDIVIDUAL : mode;
        }
    }

    /** 都度 or 一括. */
    public enum Publication {
        INDIVIDUAL,
        BATCH
    }

    /**
     * 用語: the body's own words.
     *
     * @param staff 職員等
     * @param resident 住民 or 市民
     * @param body 町, 市 or 議会
     * @param head 町長, 市長 or 議長
     * @param event インシデント or セキュリティ侵害
     * @param dates 和暦 or 西暦; 和暦 where nothing is said
     */
    public record Terms(
            String staff,
            String resident,
            String body,
            String head,
            String event,
            @Nullable DateStyle dates) {}
}
