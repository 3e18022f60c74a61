package org.sealpress.inbox;

import java.nio.file.Path;

/**
 * How an inbox is doing.
 *
 * @param away whether it can't be used
 * @param message why it can't, or what its first file waits for; may be empty
 * @param waiting files that were not taken yet
 * @param leftAlone folders, links and files with temporary names in it
 * @param setAside files that were set aside and are still there
 */
public record InboxState(
    String name,
    Path folder,
    boolean away,
    String message,
    int waiting,
    int leftAlone,
    int setAside) {}
