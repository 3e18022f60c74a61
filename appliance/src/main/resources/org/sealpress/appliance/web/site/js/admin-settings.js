// The configuration file: typed, checked, compared, and only then written.

import { api, fill, h, Refused, t, tell } from './app.js';
import { editor } from './admin-editor.js';
import { patiently } from './patience.js';

/** The card. */
export async function settings(place) {
  let now = await patiently(() => api('/api/settings'));
  let good = null; // the text that was checked and can be written
  const typed = editor('text', () => forget());
  const mistakes = h('div', { id: 'mistakes', 'aria-live': 'polite' });
  const result = h('div', { 'aria-live': 'polite' });
  const about = h('div');
  const save = h('button', { type: 'button', disabled: true, click: () => busy(write) }, t('admin.settings.save'));
  const check = h('button.quiet', { type: 'button', click: () => busy(look) }, t('admin.settings.check'));
  const undo = h('button.quiet', { type: 'button', click: () => reset() }, t('admin.settings.undo'));

  function facts() {
    fill(
      about,
      h('p', {}, t('admin.settings.file'), ' ', h('span.id', {}, now.file)),
      now.former === '' ? null : h('p.hint', {}, t('admin.settings.former'), ' ', h('span.id', {}, now.former)),
      now.whyNot === '' ? null : h('p.notice', { lang: 'en' }, now.whyNot),
      now.restart.length === 0 ? null : h('p.notice', {}, t('admin.settings.pending', { sections: now.restart.join(', ') })),
    );
  }

  function reset() {
    typed.text = now.text;
    forget();
  }

  /** What was found of a text says nothing of another. */
  function forget() {
    good = null;
    save.disabled = true;
    fill(mistakes);
    fill(result);
  }

  async function busy(act) {
    check.disabled = true;
    save.disabled = true;
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      refused(error);
    } finally {
      check.disabled = false;
      save.disabled = good === null || good !== typed.text || now.whyNot !== '';
    }
  }

  async function look() {
    const text = typed.text;
    forget();
    const found = await api('/api/settings/check', { method: 'POST', body: { text } });
    if (text !== typed.text) {
      return;
    }
    typed.mark(found.mistakes);
    fill(mistakes, notes(found.mistakes, 'admin.settings.mistakes'), notes(found.warnings, 'admin.settings.warnings'));
    fill(result, difference(found));
    good = found.mistakes.length === 0 && found.diff.length > 0 ? text : null;
  }

  async function write() {
    const text = typed.text;
    now = await api('/api/settings', { method: 'PUT', body: { text, hash: now.hash } });
    forget();
    facts();
    tell(t('admin.settings.saved'));
  }

  function refused(error) {
    const conflict = error.status === 409 && error.field === 'text';
    fill(
      mistakes,
      h('p.wrong', { role: 'alert' }, error.status === 0 ? t('common.unreachable') : error.message),
      conflict
        ? h('p.buttons', {}, h('button.quiet', { type: 'button', click: () => busy(compare) }, t('admin.settings.compare')))
        : null,
    );
  }

  /** Takes note of what the file says by now; what was typed stays. */
  async function compare() {
    now = await api('/api/settings');
    facts();
    await look();
  }

  function notes(list, key) {
    return list.length === 0
      ? null
      : h(
          'div',
          {},
          h('h3', {}, t(key, { count: list.length })),
          h(
            'ul.mistakes',
            {},
            list.map((each) =>
              h(
                'li',
                {},
                h('button.link', { type: 'button', click: () => typed.go(each.line) }, t('admin.settings.line', { line: String(each.line) })),
                ' ',
                h('span', { lang: 'en' }, `${each.what}; ${each.expected}; ${each.remedy}`),
              ),
            ),
          ),
        );
  }

  addEventListener('beforeunload', (event) => {
    if (typed.text !== now.text && typed.text !== '') {
      event.preventDefault();
    }
  });
  fill(
    place,
    h('h2', { id: 'settings-title' }, t('admin.settings')),
    h('p', {}, t('admin.settings.what')),
    about,
    typed.element,
    mistakes,
    result,
    h('p.buttons', {}, check, save, undo),
  );
  facts();
  reset();
}

function difference(found) {
  if (found.diff.length === 0) {
    return h('p', {}, t('admin.settings.same'));
  }
  return h(
    'div',
    {},
    h('h3', {}, t('admin.settings.diff')),
    h(
      'table.diff',
      {},
      h('caption.unseen', {}, t('admin.settings.diff')),
      h('tbody', {}, found.diff.map(line)),
    ),
    found.mistakes.length > 0 ? null : effect(found),
  );
}

const SIGNS = { added: '+', removed: '−', same: ' ' };

function line(each) {
  if (each.kind === 'gap') {
    return h('tr', {}, h('td', { colspan: 4 }, '⋯'));
  }
  const sign = h(
    'td',
    {},
    h('span', { 'aria-hidden': 'true' }, SIGNS[each.kind]),
    each.kind === 'same' ? null : h('span.unseen', {}, t(`admin.settings.${each.kind}`)),
  );
  return h(
    'tr',
    { 'data-kind': each.kind },
    h('td.number', {}, each.before > 0 ? String(each.before) : ''),
    h('td.number', {}, each.after > 0 ? String(each.after) : ''),
    sign,
    h('td', {}, each.text),
  );
}

function effect({ restart, grave }) {
  if (restart.length === 0) {
    return h('p', {}, t('admin.settings.no-effect'));
  }
  return h(
    'div',
    {},
    grave.length === 0 ? null : h('p.notice.grave', {}, t('admin.settings.grave', { sections: grave.join(', ') })),
    h('p', {}, t('admin.settings.restart', { sections: restart.join(', ') })),
  );
}
