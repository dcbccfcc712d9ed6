package jp.csirt.incident.config;

import java.util.Arrays;

/** 接続元: what is one place to whoever counts. */
final class Places {

    private static final int GROUPS_OF_A_NETWORK = 4;

    private Places() {}

    /** An address, of the long ones the network alone: everybody there has billions of them. */
    static String network(String address) {
        String[] groups = address.split("%", 2)[0].split(":", -1);
        return groups.length <= GROUPS_OF_A_NETWORK
                ? address
                : String.join(":", Arrays.copyOf(groups, GROUPS_OF_A_NETWORK));
    }
}
