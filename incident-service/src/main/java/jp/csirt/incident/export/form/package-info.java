/**
 * 様式: which fields each form has and what an incident says to them; pure functions from a view to a form as data.
 *
 * <p>{@link jp.csirt.incident.export.form.OccurrenceForm} and {@link jp.csirt.incident.export.form.ResponseForm} say which
 * groups a form has; a class per part of a form holds its fields, each with number, label and stage next to its mapping.
 */
@NullMarked
package jp.csirt.incident.export.form;

import org.jspecify.annotations.NullMarked;
