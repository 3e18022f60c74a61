/**
 * The sealed objects on the box, and the catalog of them.
 *
 * <pre>
 * vault/objects/2026/11/24/&lt;id&gt;.v1.cms   the day of the capture, in UTC; never changed
 * vault/pending/&lt;id&gt;.v1.json            between sealing and the ledger
 * vault/aside/&lt;id&gt;.v1.cms.1             an object that nothing vouches for
 * vault/set-aside/&lt;id&gt;.v1.cms.1         an object that the disk has damaged
 * vault/borrowed/                        copies on their way from one target to another
 * vault/catalog.db                       SQLite, a cache
 * </pre>
 *
 * <p>Flow of {@link Vault#store}: seal into a temporary file beside the object's place, write down
 * durably what the ledger will say ({@code pending}), give the object its name, append {@code
 * sealed} to the ledger, bring the catalog up to it, drop the note. A crash at any point is settled
 * by {@link Vault#open}, or by storing again: the note and the object together become the ledger's
 * entry, a note alone is dropped, an object alone is put aside.
 *
 * <p>Invariants: a version is in the ledger once; what the ledger calls sealed was on the disk
 * before; the box cannot read an object, so only a hash that was noted before the crash vouches for
 * one. The {@link Catalog} holds nothing that {@link Catalog#rebuild} does not find in the ledger.
 */
@NullMarked
package org.sealpress.vault;

import org.jspecify.annotations.NullMarked;
