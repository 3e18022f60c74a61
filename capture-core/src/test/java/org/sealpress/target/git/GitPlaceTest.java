package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitPlaceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh://git@nas/srv/a.git",
        "ssh://nas:2222/~/a.git",
        "git@github.com:office/archive.git",
        "nas:a.git",
        "[::1]:a.git"
      })
  void sshIsKnown(String url) {
    assertTrue(new GitPlace(url, "archive").ssh());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.org/office/archive.git",
        "https://git.example.org:8443/a",
        "http://127.0.0.1:8080/a.git",
        "file:///srv/a b.git",
        "/srv/a.git"
      })
  void othersAreKnownToo(String url) {
    assertFalse(new GitPlace(url, "archive").ssh());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--upload-pack=touch x",
        "-oProxyCommand=x:y",
        "ssh://-oProxyCommand=x/y",
        "ext::sh -c x",
        "a.git",
        "../a.git",
        "http://git.example.org/a.git",
        "git://git.example.org/a.git",
        "https://git.example.org/a.git?private_token=x",
        "ftp://x/a",
        "/srv/a\nb"
      })
  void whatIsNoRepositoryIsRefused(String url) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new GitPlace(url, "archive"));
    assertTrue(String.valueOf(refused.getMessage()).contains("this is no URL"), url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://box:secret@git.example.org/a.git",
        "https://secret@git.example.org/a.git",
        "http://secret@127.0.0.1/a.git",
        "ssh://box:secret@nas/a.git",
        "HTTPS://secret@x/a"
      })
  void aLoginInTheUrlIsRefusedAndNotRepeated(String url) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new GitPlace(url, "archive"));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("ssh key or git's credential helper"), message);
    assertFalse(message.contains("secret"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-f", "a..b", "a.lock", "a/", "a//b", ".a", "a/.b", "a b", "a:b", "@"})
  void whatIsNoBranchIsRefused(String branch) {
    assertThrows(IllegalArgumentException.class, () -> new GitPlace("/srv/a.git", branch));
  }

  @ParameterizedTest
  @ValueSource(strings = {"archive", "boxes/front-desk", "v1.2_x"})
  void branchesAreRefs(String branch) {
    assertEquals("refs/heads/" + branch, new GitPlace("/srv/a.git", branch).ref());
  }
}
