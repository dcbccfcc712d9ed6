/** 対応手順: which first measures the policy asks for in an incident's circumstances; advice that blocks nothing. */
@NullMarked
package jp.csirt.incident.domain.playbook;

import org.jspecify.annotations.NullMarked;
