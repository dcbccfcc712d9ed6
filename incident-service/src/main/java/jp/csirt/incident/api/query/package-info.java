/** Questions: a request becomes a question, the answer JSON. */
@NullMarked
package jp.csirt.incident.api.query;

import org.jspecify.annotations.NullMarked;
