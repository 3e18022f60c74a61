// What the parts of the reading room look like.

import { bytes, current, h, has, number, t } from './app.js';
import { Refusal } from './reading-refusal.js';

/** A text that is said again when the language changes. */
const say = (name, key, attributes = {}) => h(name, { 'data-t': key, ...attributes }, t(key));

const field = (label, hint, attributes) =>
  h('seal-field', { label, hint }, h('input', attributes));

const button = (key, attributes = {}) => say('button', key, attributes);

/** The form for a key, and what stands in its place while one is in use. */
export function keyForm() {
  return h(
    'form',
    {},
    say('p', 'reading.key.about'),
    field('reading.key.file', 'reading.key.file-hint', { type: 'file', name: 'key', required: true }),
    field('reading.key.passphrase', 'reading.key.passphrase-hint', {
      type: 'password', name: 'passphrase', autocomplete: 'off', spellcheck: 'false',
    }),
    h('p.buttons', {}, button('reading.key.use')));
}

/** Says whose key is in use. */
export function keyInUse({ name }, forget) {
  return [
    h('p', {}, name === '' ? t('reading.key.stranger') : t('reading.key.in-use', { holder: name })),
    h('p.buttons', {}, h('button.quiet', { type: 'button', click: forget }, t('reading.key.forget'))),
  ];
}

/** The form for a document; filled in when a link has led here. */
export function documentForm({ document, version }) {
  return h(
    'form',
    {},
    say('p', 'reading.document.about'),
    field('reading.document.id', 'reading.document.id-hint', {
      name: 'document', required: true, pattern: '[a-z2-7]{26}', value: document,
      autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
    }),
    field('reading.document.version', null, {
      name: 'version', type: 'number', min: 1, max: 9999999, required: true, value: version,
    }),
    h('p.buttons', {}, button('reading.document.open')));
}

/** The form for a drill. */
export function drillForm() {
  return h(
    'form',
    {},
    say('p', 'reading.drill.about'),
    field('reading.drill.sample', 'reading.drill.sample-hint', {
      name: 'sample', type: 'number', min: 0, max: 100, required: true, value: 20,
    }),
    h('p.buttons', {}, button('reading.drill.begin')));
}

/** A part of the page: its heading, and a place that says what is being done. */
export function part(section, title, ...content) {
  section.append(
    say('h2', title, { id: section.getAttribute('aria-labelledby') }),
    ...content,
    h('p.doing', { role: 'status' }));
}

/** Says how far something is; nothing when it is done. */
export function doing(section, progress) {
  const place = section.querySelector('.doing');
  if (progress === null) {
    place.replaceChildren();
    return;
  }
  const { step, done, of } = progress;
  const shown = step === 'fetching' ? bytes : number;
  const known = done === undefined ? {} : { done: shown(done), of: shown(of) };
  const text = t(`reading.step.${step}`, known);
  if (place.firstChild === null) {
    place.append(h('span'), h('progress', { 'aria-label': t('reading.progress') }));
  }
  place.firstChild.textContent = text;
  if (done === undefined) {
    place.lastChild.removeAttribute('value');
  } else {
    place.lastChild.max = of;
    place.lastChild.value = done;
  }
}

/** What is wrong, in a sentence. */
export function sentence({ code, args }) {
  const key = has(`reading.error.${code}`) ? `reading.error.${code}` : 'reading.error.unknown';
  const holders = new Intl.ListFormat(current(), { type: 'disjunction' }).format(args.holders ?? []);
  return t(key, { ...args, holders });
}

/** A document that is open: what was checked, and the document itself. */
export function opened({ facts, proof, url, name }, close) {
  return [
    h('h2', { id: 'opened-title', tabindex: -1 },
      t('reading.opened.title', { id: facts.document, version: facts.version })),
    h('p', {}, t('reading.opened.facts', {
      class: facts.class, sealed: facts.sealed, pages: t('reading.pages', { count: facts.pages }),
    })),
    h('ul.checks', {}, checks(proof).map(([key, args, checked]) =>
      h(checked ? 'li' : 'li.open', {}, t(`reading.check.${key}`, args)))),
    h('p.buttons', {},
      h('a.button', { href: url, download: name }, t('reading.opened.download')),
      h('button.quiet', { type: 'button', click: close }, t('reading.opened.close'))),
    h('p.hint', {}, t('reading.opened.download-hint')),
    navigator.pdfViewerEnabled === false
      ? h('p', {}, t('reading.opened.no-viewer'))
      : h('iframe', { src: url, title: t('reading.opened.frame') }),
  ];
}

/** What was checked, and what was not. */
function checks(proof) {
  return [
    ['object', {}, true],
    ['tag', {}, true],
    ['plain', {}, true],
    proof.state === 'proven'
      ? ['proven', { entry: proof.entry, size: proof.size, key: proof.key }, true]
      : [proof.state, {}, false],
    ['box', {}, false],
  ];
}

/** How a drill ended. */
export function drilled({ receipt, failed, url, taken }) {
  return [
    h('p', {}, failed.length === 0
      ? t('reading.drill.all', { count: receipt.documents })
      : t('reading.drill.failed', { count: failed.length, of: receipt.documents })),
    failed.length === 0 ? null : h('ul', {}, failed.map((each) =>
      h('li', {}, t('reading.drill.document', { id: each.document, version: each.version, why: sentence(new Refusal(each.code, each.args)) })))),
    h('p', {}, taken ? t('reading.drill.taken') : t('reading.drill.not-taken')),
    h('p.buttons', {}, h('a.button', { href: url, download: `drill-${receipt.drilled.slice(0, 10)}-${receipt.receipt.slice(0, 6)}.json` }, t('reading.drill.receipt'))),
  ];
}
