/**
 * 様式: which fields each form has and what an incident says to them; pure functions from a view to a form as data.
 *
 * <p>{@link jp.csirt.incident.export.form.OccurrenceForm} and {@link jp.csirt.incident.export.form.ResponseForm} say which
 * groups a form has; a class per part of a form holds its fields, each with number, label and stage next to its mapping.
 * The other forms are extracts of these two, as {@link jp.csirt.incident.export.form.Layouts} lists them, and {@link
 * jp.csirt.incident.export.form.FieldSources} knows of every field which act fills it.
 */
@NullMarked
package jp.csirt.incident.export.form;

import org.jspecify.annotations.NullMarked;
