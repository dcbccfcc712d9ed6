package jp.csirt.incident.export.form;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.CauseCertainty;
import jp.csirt.incident.domain.incident.DisclosureResult;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.IncidentDetail;
import org.jspecify.annotations.Nullable;

/** 庁外に向けた文: what persons concerned and the public read, in the body's own words and without names of staff. Source: requirements C.1. */
final class PublicWords {

    private PublicWords() {}

    /** 発信者: the body and its head. */
    static Answer sender(FormFacts facts) {
        return Answer.text(Answer.words(
                facts.profile().displayName(), facts.names().terms().head()));
    }

    static Answer greeting(FormFacts facts) {
        String self = facts.names().self();
        return Answer.text(
                "%sにおいて、次のとおり、個人情報の漏えい等（そのおそれを含む。）がありました。ご本人にお知らせするとともに、ご迷惑をおかけしたことをお詫びします。".formatted(self));
    }

    static Answer cause(FormFacts facts) {
        return facts.cause()
                .map(entry -> entry.cause().certainty() == CauseCertainty.DETERMINED
                        ? Answer.text(entry.cause().direct())
                        : Answer.unknown(
                                entry.cause().direct(),
                                "%s（%s）"
                                        .formatted(
                                                entry.cause().direct(),
                                                entry.cause().certainty().label())))
                .orElse(Answer.OPEN);
    }

    static Answer published(FormFacts facts) {
        List<String> published = facts.incident().disclosure().disclosures().stream()
                .map(entry -> Answer.words(
                        PaperDates.dateTime(entry.stamp().occurredAt()),
                        entry.disclosure().medium().label()))
                .toList();
        boolean never = facts.incident()
                .disclosure()
                .decision()
                .filter(entry -> entry.decision().result() == DisclosureResult.NOT_PUBLIC)
                .isPresent();
        return Answer.of(published, String.join("\n", published)).unless(never);
    }

    /** What was done against it, each on a line of its own. */
    static Answer response(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        List<String> done = Stream.concat(
                        incident.containment().actions().stream(), incident.recovery().actions().stream())
                .map(entry -> entry.execution().what())
                .toList();
        return Answer.of(done, String.join("\n", done));
    }

    static Answer prevention(FormFacts facts) {
        List<String> measures = facts.incident().measures().stream()
                .map(measure -> measure.measure())
                .toList();
        return Answer.of(measures, String.join("\n", measures));
    }

    /** 経緯: the turning points only; who did what is for the house. */
    static Answer course(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        var closed = incident.closure().closed();
        List<String> course = Stream.of(
                        line("発生", incident.startedAt()),
                        line("発覚", incident.discoveredAt()),
                        line("覚知", incident.awareAt()),
                        line("応急措置の完了", incident.containment().completedAt()),
                        line("復旧の完了", incident.recovery().completedAt()),
                        line("対応の完了", closed == null ? null : closed.stamp().occurredAt()))
                .filter(Objects::nonNull)
                .toList();
        return Answer.of(course, String.join("\n", course));
    }

    private static @Nullable String line(String what, @Nullable Instant at) {
        return at == null ? null : Answer.words(PaperDates.dateTime(at), what);
    }
}
