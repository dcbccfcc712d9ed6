/** 監査の記録: who was turned away or saw what is restricted, and how much of that is recorded. */
@NullMarked
package jp.csirt.incident.domain.audit;

import org.jspecify.annotations.NullMarked;
