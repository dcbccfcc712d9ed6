/** The contract of both services as resources: OpenAPI, problem registry, glossary. */
@NullMarked
package jp.csirt.spec;

import org.jspecify.annotations.NullMarked;
