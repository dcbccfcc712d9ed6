/** 条項との対応: from each clause of the policy to the rule that answers it and the tests that prove it. */
@NullMarked
package jp.csirt.incident.traceability;

import org.jspecify.annotations.NullMarked;
