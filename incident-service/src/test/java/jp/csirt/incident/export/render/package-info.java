/** Tests of the renderers: what comes out is valid, whole and harmless. */
@NullMarked
package jp.csirt.incident.export.render;

import org.jspecify.annotations.NullMarked;
