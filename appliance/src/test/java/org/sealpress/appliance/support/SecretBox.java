package org.sealpress.appliance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;

/** A configuration that leads to every kind of secret that there is. */
final class SecretBox {
  /** What nobody but the box may see. */
  static final List<String> SECRETS =
      List.of(
          "hook-7f3a91c2d4",
          "hook-query-55aa77",
          "beat-0c4de9b1f2",
          "mail-pass-wordy9",
          "tok-ntfy-889911",
          "tsa-pass-112233",
          "rclone-obscured-pw-1",
          "rclone-s3-secret-2",
          "gitkeyAAAAB3NzaC1yc2EAAAA",
          "local-token-556677",
          "comment-secret-31");

  private final Path folder;

  SecretBox(Path folder) throws IOException {
    this.folder = folder;
    write("mail.login", "desk:mail-pass-wordy9\n");
    write("phone.token", "tok-ntfy-889911\n");
    write("tsa.login", "customer:tsa-pass-112233\n");
    write(
        "rclone.conf",
        """
        [office]
        type = sftp
        pass = rclone-obscured-pw-1
        [bucket]
        type = s3
        secret_access_key = rclone-s3-secret-2
        """);
    write(
        "git.key",
        """
        -----BEGIN OPENSSH PRIVATE KEY-----
        gitkeyAAAAB3NzaC1yc2EAAAA
        -----END OPENSSH PRIVATE KEY-----
        """);
    write("data/web/local.token", "local-token-556677");
    write(
        "sealpress.yaml",
        """
        # An old one: https://hooks.example.org/comment-secret-31
        box: desk
        data: data # comment-secret-31
        recipients: [recovery.pem, spare.pem]
        timestamps: { url: "https://tsa.example.org/tsr", certificates: [tsa.pem], login: tsa.login }
        targets:
          offsite: { kind: rclone, remote: "office:sealpress", config: rclone.conf }
          history: { kind: git, url: "archive@git.example.org:/srv/a.git", key: git.key }
        alarms:
          heartbeat-url: https://hc.example.org/beat-0c4de9b1f2
        mail:
          server: mail.example.org
          login: mail.login
          from: sealpress@example.org
          to: [office@example.org]
        webhooks:
          chat: { kind: slack, url: "https://hooks.example.org/services/hook-7f3a91c2d4" }
          query: { kind: json, url: "https://in.example.org/x?key=hook-query-55aa77" }
          phone: { kind: ntfy, url: "https://ntfy.example.org/desk", token: phone.token }
        """);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  ConfigFile file() throws ConfigException {
    return ConfigFile.read(folder.resolve("sealpress.yaml"));
  }
}
