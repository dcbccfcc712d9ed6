/** インシデント管理台帳: one line per incident, and as a table. */
@NullMarked
package jp.csirt.incident.export.ledger;

import org.jspecify.annotations.NullMarked;
