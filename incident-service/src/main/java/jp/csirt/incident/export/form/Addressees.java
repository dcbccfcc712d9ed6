package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.profile.ObligationRules;
import jp.csirt.incident.read.obligation.ObligationItem;

/** H06 宛先: the posts of the house, or the authorities that the form goes to. Source: requirements C.1, E.0. */
final class Addressees {

    /** 共通様式 is taken by these. Source: requirements C.1 R11. */
    private static final Set<Recipient> OF_COMMON_FORM = Set.of(
            Recipient.PPC,
            Recipient.MIC,
            Recipient.PREFECTURE,
            Recipient.POLICE,
            Recipient.J_LIS,
            Recipient.NCO,
            Recipient.MEXT,
            Recipient.OTHER_MINISTRY);

    private Addressees() {}

    static Answer of(Form form, FormFacts facts) {
        return switch (form) {
            case OCCURRENCE, RESPONSE ->
                Answer.of(
                        facts.issue().addressees(),
                        String.join("、", facts.issue().addressees()));
            case FIRST -> named(facts, ministries(facts));
            case PPC -> named(facts, List.of(Recipient.PPC));
            case RANSOMWARE, DDOS -> named(facts, authorities(facts));
            case SUBJECT_NOTICE, DISCLOSURE -> Answer.OPEN;
        };
    }

    private static Answer named(FormFacts facts, List<Recipient> recipients) {
        return Answer.of(
                recipients, recipients.stream().map(facts.profile()::word).collect(joining("、")));
    }

    /** 総務省 and 都道府県, as far as the body is asked to tell them; both where it tells neither by rule. */
    private static List<Recipient> ministries(FormFacts facts) {
        ObligationRules rules = facts.profile().obligationRules();
        List<Recipient> asked = Stream.of(Recipient.MIC, Recipient.PREFECTURE)
                .filter(recipient -> recipient == Recipient.MIC ? rules.soumu() : rules.prefecture())
                .toList();
        return asked.isEmpty() ? List.of(Recipient.MIC, Recipient.PREFECTURE) : asked;
    }

    /** Whom the case is to be told, be it still to be decided; those of a first report while there are none. */
    private static List<Recipient> authorities(FormFacts facts) {
        List<Recipient> owed = facts.obligations().stream()
                .filter(duty -> duty.submittedAt() != null || duty.state().open())
                .map(ObligationItem::recipient)
                .filter(OF_COMMON_FORM::contains)
                .distinct()
                .sorted()
                .toList();
        return owed.isEmpty() ? ministries(facts) : owed;
    }
}
