// A file for whoever helps from afar.

import { fill, h, Refused, t, tell } from './app.js';
import { download } from './download.js';

/** The card. */
export function support(place) {
  const get = h('button', { type: 'button', click: () => make() }, t('admin.support.get'));
  fill(
    place,
    h('h2', { id: 'support-title' }, t('admin.support')),
    h('p', {}, t('admin.support.what')),
    h('p.buttons', {}, get),
  );

  async function make() {
    get.disabled = true;
    try {
      await download('/api/support', 'sealpress-support.zip');
      tell(t('admin.support.done'));
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      tell(error.status === 0 ? t('common.unreachable') : error.message);
    } finally {
      get.disabled = false;
    }
  }
}
