package jp.csirt.incident.demo;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** 提出: which duties a published sentence about a report to authorities fulfils. */
final class SampleSubmissions {

    private static final String LIAISON = "demo-liaison";

    private SampleSubmissions() {}

    /** One request for every authority that the sentence names; the country is 総務省. */
    static List<SampleStep> of(String what, ObjectNode body) {
        body.put("submittedAt", body.path("occurredAt").asString()).put("channel", "OTHER");
        if (what.contains("個人情報保護委員会")) {
            return List.of(step("PPC.PRELIMINARY", body));
        }
        if (what.contains("県警")) {
            return List.of(step("POLICE.FIRST", body));
        }
        String stage = what.contains("第2報") ? "FOLLOW_UP" : "FIRST";
        Stream<String> prefecture = what.contains("県へ") ? Stream.of("PREFECTURE." + stage) : Stream.empty();
        return Stream.concat(Stream.of("MIC." + stage), prefecture)
                .map(duty -> step(duty, body))
                .toList();
    }

    private static SampleStep step(String duty, ObjectNode body) {
        return new SampleStep(LIAISON, "obligations/{" + duty + "}/submission", body.deepCopy());
    }
}
