package org.sealpress.target.git;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a Git target needs to know.
 *
 * @param name its name in the configuration, for messages
 * @param url of the repository, without a password
 * @param branch that everything is committed to
 * @param key the private ssh key; empty leaves the choice to ssh
 * @param knownHosts the file of ssh host keys; empty leaves the choice to ssh
 * @param cache a folder of this target alone, made when it is needed
 */
public record GitSettings(
    String name,
    String url,
    String branch,
    Optional<Path> key,
    Optional<Path> knownHosts,
    Path cache) {}
