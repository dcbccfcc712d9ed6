package jp.csirt.incident.api.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.shared.LongText;
import org.jspecify.annotations.Nullable;

/** 本文: what clients send. */
final class OrganisationRequests {

    private OrganisationRequests() {}

    /** 機関の追加. */
    record AddOrgan(String code, String name) {}

    /** 課局の追加. */
    record AddDepartment(
            String code,
            String name,
            String organ,
            @Nullable RuleSet ruleSet) {}

    /** 職員の追加. */
    record AddPerson(String name, @Nullable String department) {}

    /** 任命. */
    record AssignPost(
            UUID personId,
            @Nullable String unit,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** 不在. */
    record RecordAbsence(
            @Nullable UUID personId,
            Instant from,
            Instant to,
            @Nullable UUID deputyPersonId,
            @LongText String reason) {}

    /** 利用者の登録. */
    record OpenAccount(
            UUID personId, List<String> scopes, @Nullable String externalId) {}

    /** 外部の識別子の変更. */
    record ChangeExternalId(String externalId) {}

    /** 鍵の発行. */
    record CreateApiKey(
            UUID personId, List<String> scopes, @Nullable Instant expiresAt) {}
}
