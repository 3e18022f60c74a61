// The last lines of the log.

import { api, fill, h, Refused, t } from './app.js';

const LINES = 300;

/** The card. */
export async function log(place) {
  const lines = h('pre.log', { id: 'log-lines', tabindex: '0', role: 'region', 'aria-label': t('admin.log.lines'), lang: 'en' });
  const from = h('p.hint');
  const refresh = h('button.quiet', { type: 'button', click: () => load() }, t('admin.log.again'));
  fill(place, h('h2', { id: 'log-title' }, t('admin.log')), from, lines, h('p.buttons', {}, refresh));

  async function load() {
    refresh.disabled = true;
    try {
      const found = await api(`/api/log?lines=${LINES}`);
      from.textContent = t(found.journal ? 'admin.log.journal' : 'admin.log.own');
      lines.textContent = found.lines.join('\n');
      lines.scrollTop = lines.scrollHeight;
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      from.textContent = error.status === 0 ? t('common.unreachable') : error.message;
    } finally {
      refresh.disabled = false;
    }
  }

  await load();
}
