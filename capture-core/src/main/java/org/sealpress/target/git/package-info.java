/**
 * A branch of any Git repository as a target, through the system's {@code git}: over ssh, https, or
 * a path. Each put is a commit; names are files; history is the record of what came when.
 *
 * <p>Flow: {@link org.sealpress.target.git.Follower} asks the remote for the head of the branch and
 * holds it against what was pushed; {@link org.sealpress.target.git.Import} makes a commit on top
 * in a {@link org.sealpress.target.git.Scratch} repository; {@link
 * org.sealpress.target.git.RemoteBranch} pushes it, never by force, so that a server that has moved
 * on refuses it; {@link org.sealpress.target.git.ReadBack} fetches what was pushed into another
 * scratch repository, which has nothing else, and hashes it.
 *
 * <p>What stays on this machine is {@link org.sealpress.target.git.Cache}: commits and trees, but
 * no file's content, so that the archive is not here twice. It can be removed at any time; with it
 * goes the memory of what was pushed, and the branch is then taken as it is.
 *
 * <p>What git 2.39 does, and what follows:
 *
 * <ul>
 *   <li>{@code git fetch} of a file's content by its hash works with protocol 2 only. An OpenSSH
 *       server does not take that from the client unless it has {@code AcceptEnv GIT_PROTOCOL};
 *       then {@code git archive --remote} gives the file.
 *   <li>A fetch of a branch gives what is not in the commits that this side names: just what was
 *       pushed last, whatever the protocol.
 *   <li>Servers that don't allow {@code --filter} send contents too: they are dropped here, by the
 *       same filter.
 *   <li>Such a server may send a content that somebody has changed as its difference to the former
 *       one, which is not here: {@code git fetch-pack} asks for whole ones.
 *   <li>{@code transfer.fsckObjects} makes a fetch fail when older contents are not here, so it is
 *       off; every object's hash is checked on arrival anyway.
 *   <li>A stopped server keeps its connection alive: pushes and fetches report progress, and end
 *       when there is none.
 *   <li>Exit codes say little: {@link org.sealpress.target.git.GitFaults} reads what git says.
 * </ul>
 */
@NullMarked
package org.sealpress.target.git;

import org.jspecify.annotations.NullMarked;
