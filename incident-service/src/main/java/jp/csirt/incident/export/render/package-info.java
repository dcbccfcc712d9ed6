/** 描画: turns a {@link jp.csirt.incident.export.render.Paper} into an HTML page or a PDF, without knowing what an incident is. */
@NullMarked
package jp.csirt.incident.export.render;

import org.jspecify.annotations.NullMarked;
