package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.util.List;
import org.sealpress.appliance.account.Audit;
import org.sealpress.appliance.account.Role;
import org.sealpress.ledger.AccessEvent;
import org.sealpress.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who came in by the page and who changed what, in the ledger and in the log. */
final class LedgerAudit implements Audit {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerAudit.class);

  private final Ledger ledger;

  LedgerAudit(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void loggedIn(String user, Role role) {
    LOG.info("{} logged in as {}", user, role.code());
    append(new AccessEvent.LoggedIn(user, role.code()));
  }

  @Override
  public void failed(String user, long tries) {
    LOG.warn(
        "{} wrong tries to log in as {}",
        tries,
        user.isEmpty() ? "users that there are not" : user);
    append(new AccessEvent.LoginFailed(user, tries));
  }

  @Override
  public void user(String user, String what, String by) {
    LOG.info("user {}: {}, by {}", user, what, by);
    append(new AccessEvent.UserChanged(user, what, by));
  }

  @Override
  public void token(String token, String what, String by) {
    LOG.info("token {}: {}, by {}", token, what, by);
    append(new AccessEvent.TokenChanged(token, what, by));
  }

  /**
   * The configuration was changed by the page; the log has that already.
   *
   * @param keys its sections that say something else now; none when only comments do
   * @param sha256 SHA-256 of the new file, hex
   */
  void settings(String by, List<String> keys, String sha256) {
    append(new AccessEvent.SettingsChanged(by, keys, sha256));
  }

  /** The log has it in any case: a full disk must not keep people out who come to help. */
  private void append(AccessEvent event) {
    try {
      ledger.append(event);
    } catch (IOException e) {
      LOG.error("the ledger does not know of this: {}", e.getMessage());
    }
  }
}
