package jp.csirt.incident.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The secrets among the settings, apart from the others so that no printed record shows them.
 *
 * @param masterKey 32 bytes in Base64; blank = the file beside the embedded database
 * @param previousMasterKey the one before, once, for changing it; blank = none
 */
@ConfigurationProperties("csirt")
record MasterKeyProperties(
        @DefaultValue("") String masterKey,
        @DefaultValue("") String previousMasterKey) {

    @Override
    public String toString() {
        return "MasterKeyProperties[not shown]";
    }
}
