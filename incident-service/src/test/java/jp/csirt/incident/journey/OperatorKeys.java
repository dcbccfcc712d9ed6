package jp.csirt.incident.journey;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The keys an operator must give to a service on a database of his own, made anew for each run. */
final class OperatorKeys {

    /** {@code csirt.master-key}. */
    static final String MASTER = "--csirt.master-key=" + "QUJD".repeat(10) + "QUI=";

    /** {@code csirt.signing-key}. */
    static final String SIGNING = "--csirt.signing-key=" + pem();

    private OperatorKeys() {}

    private static String pem() {
        try {
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }
}
