package jp.csirt.incident.domain.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.assessment.RuleSet;
import org.jspecify.annotations.Nullable;

/** 変更: one thing that somebody wants changed in the organisation. */
public sealed interface OrganisationChange {

    /**
     * 定めの適用: the policy profile that the service runs under.
     *
     * @param sha256 of its file, in hexadecimal
     */
    record AdoptProfile(String profileId, String sha256) implements OrganisationChange {}

    /** 機関の追加. */
    record AddOrgan(String code, String name) implements OrganisationChange {}

    /**
     * 課局の追加.
     *
     * @param ruleSet the rules it follows where they are not those of its organ
     */
    record AddDepartment(
            String code,
            String name,
            String organ,
            @Nullable RuleSet ruleSet) implements OrganisationChange {}

    /** 職員の追加. */
    record AddPerson(UUID personId, String name, @Nullable String department) implements OrganisationChange {}

    /**
     * 任命. The same person, post and first day again state a new last day.
     *
     * @param to last day, included; open without it
     */
    record AssignPost(
            Post post,
            UUID personId,
            LocalDate from,
            @Nullable LocalDate to) implements OrganisationChange {}

    /**
     * 不在の記録.
     *
     * @param personId who is away; the post's one holder when absent
     * @param to first instant back
     * @param deputyPersonId 代行者; without one the posts that the profile names
     */
    record RecordAbsence(
            Post post,
            @Nullable UUID personId,
            Instant from,
            Instant to,
            @Nullable UUID deputyPersonId,
            String reason) implements OrganisationChange {}

    /**
     * 利用者の登録.
     *
     * @param externalId how the issuer of log-in tokens calls the person
     */
    record OpenAccount(
            UUID personId, List<Scope> scopes, @Nullable String externalId) implements OrganisationChange {}

    /**
     * 外部の識別子の変更.
     *
     * @param externalId how the issuer of log-in tokens calls the person from now on
     */
    record ChangeExternalId(UUID personId, String externalId) implements OrganisationChange {}

    /** 鍵の発行; the key itself is known to its holder alone. */
    record CreateApiKey(
            UUID keyId,
            UUID personId,
            List<Scope> scopes,
            @Nullable Instant expiresAt) implements OrganisationChange {}

    /** 鍵の失効. */
    record RevokeApiKey(UUID keyId) implements OrganisationChange {}
}
