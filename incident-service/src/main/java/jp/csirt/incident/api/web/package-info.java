/** The way every request goes: routes, the order of checks, strict JSON. */
@NullMarked
package jp.csirt.incident.api.web;

import org.jspecify.annotations.NullMarked;
