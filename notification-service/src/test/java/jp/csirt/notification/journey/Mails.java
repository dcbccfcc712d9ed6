package jp.csirt.notification.journey;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in a mail. */
final class Mails {

    private static final Pattern LINK = Pattern.compile("/c/[A-Za-z0-9_-]+");

    private Mails() {}

    static String subject(MimeMessage mail) {
        return read(mail::getSubject);
    }

    static String header(MimeMessage mail, String name) {
        return read(() -> String.join("|", mail.getHeader(name) == null ? new String[0] : mail.getHeader(name)));
    }

    static String text(MimeMessage mail) {
        return part(mail, "text/plain");
    }

    static String html(MimeMessage mail) {
        return part(mail, "text/html");
    }

    /** The path of the confirmation link. */
    static String link(MimeMessage mail) {
        Matcher found = LINK.matcher(text(mail));
        if (!found.find()) {
            throw new AssertionError("no link in " + text(mail));
        }
        return found.group();
    }

    private static String part(MimeMessage mail, String type) {
        return read(() -> {
            String found = find(mail.getContent(), type);
            if (found == null) {
                throw new AssertionError("no " + type);
            }
            return found.replace("\r\n", "\n");
        });
    }

    private static @Nullable String find(Object content, String type) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                String found =
                        part.isMimeType(type) ? String.valueOf(part.getContent()) : find(part.getContent(), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {

        T read() throws MessagingException, IOException;
    }
}
