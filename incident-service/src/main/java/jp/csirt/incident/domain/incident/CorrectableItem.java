package jp.csirt.incident.domain.incident;

import java.lang.reflect.RecordComponent;

/**
 * 訂正できる項目.
 *
 * @param pointer where the request behind the event holds it
 * @param label what it is called
 * @param member says of what type it is
 * @param present what stands there
 */
public record CorrectableItem(String pointer, String label, RecordComponent member, FieldValue present) {}
