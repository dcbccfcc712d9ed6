package jp.csirt.notification.channel;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import jp.csirt.notification.channel.Outcome.Bounced;
import jp.csirt.notification.channel.Outcome.Deferred;
import jp.csirt.notification.channel.Outcome.Failed;
import jp.csirt.notification.channel.Outcome.Sent;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** メール: one recipient a message, text and HTML, the same Message-ID at every attempt. */
public final class MailChannel {

    private static final int PERMANENT = 500;

    private final JavaMailSender sender;
    private final String from;
    private final String domain;

    private MailChannel(JavaMailSender sender, String from, String domain) {
        this.sender = sender;
        this.from = from;
        this.domain = domain;
    }

    /**
     * The channel to a server. This machine's own name is never looked up: where no name server answers, that would
     * hold up every mail.
     *
     * @param sender greets the server with the sender's domain, unless it is told another name
     */
    public static MailChannel of(JavaMailSenderImpl sender, String from) {
        String domain = from.substring(from.lastIndexOf('@') + 1);
        Properties properties = sender.getJavaMailProperties();
        properties.putIfAbsent("mail.smtp.localhost", domain);
        properties.putIfAbsent("mail.smtps.localhost", domain);
        properties.putIfAbsent("mail.from", from);
        return new MailChannel(sender, from, domain);
    }

    /** Tries once to send it. */
    public Outcome send(Letter letter, String address) {
        try {
            sender.send(message(letter, address));
            return new Sent();
        } catch (MessagingException _) {
            return new Bounced("ADDRESS_UNUSABLE");
        } catch (MailAuthenticationException _) {
            return new Failed("SMTP_AUTHENTICATION");
        } catch (MailSendException e) {
            return outcome(e);
        } catch (MailException _) {
            return new Failed("SMTP_UNUSABLE");
        }
    }

    private MimeMessage message(Letter letter, String address) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(new InternetAddress(address, true));
        helper.setSubject(letter.subject());
        helper.setText(letter.text(), Html.of(letter.text()));
        message.setHeader("Message-ID", "<%s@%s>".formatted(letter.messageId(), domain));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-CSIRT-Kind", letter.kind());
        if (!letter.notificationIds().isEmpty()) {
            message.setHeader(
                    "X-CSIRT-Notification",
                    String.join(
                            ",\r\n ",
                            letter.notificationIds().stream()
                                    .map(Object::toString)
                                    .toList()));
        }
        return message;
    }

    /** Only a lasting refusal of the recipient is final; whatever else went wrong may be mended at the server. */
    private static Outcome outcome(MailSendException failure) {
        return causes(failure)
                .map(cause -> switch (cause) {
                    case SMTPAddressFailedException refused
                    when refused.getReturnCode() >= PERMANENT -> new Bounced("SMTP_" + refused.getReturnCode());
                    case SMTPAddressFailedException refused -> new Deferred("SMTP_" + refused.getReturnCode());
                    case SMTPSendFailedException refused
                    when refused.getReturnCode() > 0 && !ofRecipient(refused) ->
                        new Failed("SMTP_" + refused.getReturnCode());
                    case AuthenticationFailedException _ -> new Failed("SMTP_AUTHENTICATION");
                    default -> null;
                })
                .filter(outcome -> outcome != null)
                .findFirst()
                .orElseGet(() -> new Failed("SMTP_CONNECTION"));
    }

    /** A refused recipient follows in the chain and says more. */
    private static boolean ofRecipient(SMTPSendFailedException refused) {
        return refused.getNextException() instanceof SMTPAddressFailedException;
    }

    private static Stream<Throwable> causes(MailSendException failure) {
        Stream<Throwable> failed = Arrays.stream(failure.getMessageExceptions()).map(Throwable.class::cast);
        return Stream.concat(failed, Stream.ofNullable(failure.getCause())).flatMap(MailChannel::chain);
    }

    private static Stream<Throwable> chain(Throwable first) {
        return Stream.iterate(
                first,
                one -> one != null,
                one -> one instanceof MessagingException messaging && messaging.getNextException() != null
                        ? messaging.getNextException()
                        : one.getCause());
    }

    /** Whether a text is an address that mail can be sent to. */
    public static boolean isAddress(String text) {
        try {
            Address[] parsed = InternetAddress.parse(text, true);
            return parsed.length == 1
                    && parsed[0] instanceof InternetAddress address
                    && text.equals(address.getAddress())
                    && text.indexOf('@') > 0
                    && text.chars().noneMatch(Character::isISOControl);
        } catch (MessagingException _) {
            return false;
        }
    }
}
