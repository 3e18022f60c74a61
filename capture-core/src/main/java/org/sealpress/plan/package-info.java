/**
 * When documents are copied, how long they are kept, when drives are swapped: pure functions over
 * records and a clock. They know neither disks nor the catalog.
 *
 * <p>Flow: {@link DriveHistory} makes {@link DriveRecord}s of the ledger's entries, the catalog
 * adds how many documents are on which drives ({@link Holding}), and both together are {@link
 * Facts}. From these, the {@link Rules} and {@link Today} come {@link Exposure} and {@link
 * Rotation}; {@link FillForecast} tells when a drive will be full. A {@link Schedule} has slots,
 * from which {@link Due} tells what is due now; {@link Timetable} puts all together, and {@link
 * Keeping} how long documents are kept.
 *
 * <p>Invariants: days are those of the calendar where the box stands, so that the hour of a swap
 * and summer time make no difference. On a doubtful clock nothing is called late; what is known
 * without a clock is said all the same.
 */
@NullMarked
package org.sealpress.plan;

import org.jspecify.annotations.NullMarked;
