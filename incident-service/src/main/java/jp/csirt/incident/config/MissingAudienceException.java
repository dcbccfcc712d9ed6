package jp.csirt.incident.config;

/** 宛先の定めがない: whoever the issuer gives a token to, for whatever service, would be let in. */
final class MissingAudienceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingAudienceException(String issuer) {
        super(
                ("spring.security.oauth2.resourceserver.jwt.audiences is missing: name what the issuer %s writes as \"aud\""
                                + " into the tokens for this service; those it gives to other services are refused")
                        .formatted(issuer));
    }
}
