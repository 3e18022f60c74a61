package org.sealpress.scan.virtual;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a virtual scanner is like, as {@link VirtualScanner.Builder} says it. */
record Settings(
    InetAddress bind,
    int port,
    String device,
    List<Sheet> sheets,
    PageSource flatbed,
    Duration feedInterval,
    Set<Quirk> quirks,
    Set<String> without,
    Duration idleLimit,
    Duration dataLimit,
    Consumer<String> onRequest) {}
