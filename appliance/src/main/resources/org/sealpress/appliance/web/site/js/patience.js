// A box that starts, or can't be heard for a moment.

import { Refused, t, tell } from './app.js';

const PAUSE = 2_000;

/**
 * Asks until the box has an answer. What is refused for another reason is told and ends it.
 *
 * @param {function(): Promise} act
 */
export async function patiently(act) {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Refused) || (error.status !== 0 && error.status !== 409)) {
        throw error;
      }
      tell(error.status === 0 ? t('common.unreachable') : error.message);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
