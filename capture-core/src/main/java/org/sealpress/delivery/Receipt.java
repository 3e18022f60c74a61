package org.sealpress.delivery;

/**
 * What a target has when it is let go.
 *
 * @param target its name in the configuration
 * @param ledgerName its name in the ledger; that of the configuration when it was not there
 * @param letGo whether no call to it is running, nor will be until it is taken up again: only then
 *     may it be unmounted
 * @param has sealed objects that are on it and were read back; -1 when that can't be told
 * @param lacks sealed objects that are not on it; -1 when that can't be told
 * @param problem why the ledger on it does not tell of all that it has, or why it is not let go;
 *     empty when all is well
 */
public record Receipt(
    String target, String ledgerName, boolean letGo, long has, long lacks, String problem) {}
