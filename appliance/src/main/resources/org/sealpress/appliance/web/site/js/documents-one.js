// One document: its versions, their proofs, and what happened to it.

import { api, bytes, fill, h, moment, Refused, t, tell } from './app.js';
import { copies, state } from './documents-list.js';
import { download } from './download.js';

/**
 * Shows one.
 *
 * @param {HTMLElement} place where
 * @param {string} id its number
 * @param {{next: function(string), close: function()}} on what can be done besides
 */
export async function one(place, id, on) {
  let found;
  try {
    found = await api(`/api/documents/${encodeURIComponent(id)}`);
  } catch (error) {
    if (!(error instanceof Refused)) {
      throw error;
    }
    fill(place, h('h2', { id: 'document-title' }, t('documents.one')), h('p.wrong', { role: 'alert' }, error.message));
    return;
  }
  const title = h('h2', { id: 'document-title', tabindex: '-1' }, t('documents.one'));
  fill(
    place,
    title,
    h('p.id', {}, found.document),
    found.versions.slice().reverse().map(version),
    h('h3', {}, t('documents.history')),
    h('ol.history', {}, found.history.map(happened)),
    h(
      'p.buttons',
      {},
      h('button.quiet', { type: 'button', click: () => on.next(found.document) }, t('documents.next-version')),
      h('button.quiet', { type: 'button', click: on.close }, t('documents.close')),
    ),
  );
  title.focus();
}

function version(each) {
  const facts = [
    ['documents.sealed', moment(each.sealed)],
    ['documents.class', each.class],
    ['documents.pages', String(each.pages)],
    ['documents.size', bytes(each.size)],
    ['documents.state', state(each)],
    ['documents.copies', copies(each)],
    ['documents.sha256', h('span.id', {}, each.sha256)],
    ['documents.plain-sha256', h('span.id', {}, each.plainSha256)],
    ['documents.entry', String(each.entry)],
  ];
  return h(
    'section',
    {},
    h('h3', {}, t('documents.version', { version: each.version })),
    h('dl.facts', {}, facts.flatMap(([name, value]) => [h('dt', {}, t(name)), h('dd', {}, value)])),
    h('p.buttons', {}, h('button', { type: 'button', click: () => proof(each) }, t('documents.proof'))),
    h('p.hint', {}, t('documents.proof-hint')),
  );
}

async function proof({ document, version: number }) {
  try {
    await download(`/api/documents/${document}/versions/${number}/proof`, `${document}.v${number}.tlog-proof`);
    tell(t('documents.proof-done'));
  } catch (error) {
    tell(error.message);
  }
}

const KNOWN = ['captured', 'sealed', 'copied', 'returned', 'copy-lost', 'left-box', 'fault'];

function happened(entry) {
  const place = entry.place === undefined ? '' : t(`documents.place.${entry.place.kind}`, { name: entry.place.name });
  const kind = KNOWN.includes(entry.kind) ? entry.kind : 'other';
  const args = { ...entry, place, count: entry.sheets ?? entry.pages, version: String(entry.version ?? '') };
  if (entry.kind === 'copy-lost') {
    args.reason = t(`documents.lost.${entry.reason}`);
  }
  return h(
    'li',
    {},
    h('time', { datetime: entry.at }, moment(entry.at), entry.doubt ? ` ${t('documents.doubt')}` : null),
    t(`documents.happened.${kind}`, args),
    entry.kind === 'fault' ? h('span.detail', { lang: 'en' }, ` ${entry.message}`) : null,
  );
}
