package jp.csirt.notification.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.store.TemplateStore;

/** 文面の一式: the installation's own where there is one, else the built-in one. */
public final class Templates {

    private final TemplateStore store;

    public Templates(TemplateStore store) {
        this.store = store;
    }

    /** The one in force. */
    public MessageTemplate of(Kind kind, Language language) {
        return store.find(name(kind, language))
                .map(own -> new MessageTemplate(own.subject(), own.text()))
                .orElseGet(() -> builtIn(kind, language));
    }

    /** How it is called. */
    public static String name(Kind kind, Language language) {
        return kind + "." + language.code();
    }

    /** Subject in the first line, the text after an empty one. */
    private static MessageTemplate builtIn(Kind kind, Language language) {
        String path = "templates/" + name(kind, language) + ".txt";
        try (InputStream in = Templates.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException(path + " is not on the class path");
            }
            String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n", 2);
            return new MessageTemplate(parts[0], parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
