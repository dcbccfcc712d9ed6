package jp.csirt.incident.api.console.template;

import tools.jackson.databind.JsonNode;

/**
 * 差込項目.
 *
 * @param stage when it is to be known; a key of the messages
 * @param repeats whether the row of the table in which it stands is repeated
 */
record PlaceholderRow(String key, String label, String fieldId, String stage, boolean repeats, String clause) {

    static PlaceholderRow of(JsonNode item) {
        return new PlaceholderRow(
                "{{" + item.path("key").asString() + "}}",
                item.path("label").asString(),
                item.path("fieldId").asString(),
                "paper.stage." + item.path("stage").asString(),
                item.has("list"),
                item.path("clause").asString());
    }
}
