package jp.csirt.incident.platform.deadletter;

import org.axonframework.eventhandling.EventMessage;
import org.bson.Document;

/** How the queue remembers a message. */
public interface LetterMessages {

    /** What is stored; enough to find the message again. */
    Document write(EventMessage<?> message);

    /** The message. */
    EventMessage<?> read(Document written);
}
