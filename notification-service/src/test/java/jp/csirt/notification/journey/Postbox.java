package jp.csirt.notification.journey;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A mail server on the loopback address, and what came there. */
final class Postbox implements AutoCloseable {

    private final GreenMail server;

    private Postbox(String protocol) {
        var setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(Duration.ofMinutes(2).toMillis());
        server = new GreenMail(setup);
        server.start();
    }

    /** Without encryption. */
    static Postbox plain() {
        return new Postbox(ServerSetup.PROTOCOL_SMTP);
    }

    /** Encrypted from the first byte, and open to one user only. */
    static Postbox encrypted(String user, String password) {
        var postbox = new Postbox(ServerSetup.PROTOCOL_SMTPS);
        postbox.server.setUser(user, user, password);
        return postbox;
    }

    int port() {
        return (server.getSmtp() == null ? server.getSmtps() : server.getSmtp()).getPort();
    }

    /** All mails so far. */
    List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }

    /** The mails to somebody of the roster so far. */
    List<MimeMessage> to(String name) {
        return mails().stream()
                .filter(mail -> recipient(mail).equals(name + "@shime.example"))
                .toList();
    }

    /** The first mail to somebody that is so, once there is one. */
    MimeMessage await(String name, Predicate<MimeMessage> which) {
        Await.until("such a mail to " + name, () -> to(name).stream().anyMatch(which));
        return to(name).stream().filter(which).findFirst().orElseThrow();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
