package jp.csirt.notification.config;

import jp.csirt.notification.channel.MailChannel;
import org.jspecify.annotations.Nullable;

/**
 * メールの道.
 *
 * @param channel absent while no mail server is configured
 */
record MailWay(@Nullable MailChannel channel) {}
