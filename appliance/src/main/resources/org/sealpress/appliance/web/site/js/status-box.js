// Whether it all holds: checks, drills, the scanner, buttons, inboxes, and what else is to be said.

import { h, t } from './app.js';
import { english } from './status-alarms.js';

/** The card of what was proven: copies read again, and drills. */
export function proof({ targets, store, drill, documents = 0 }) {
  const lines = targets.flatMap((each) => checked(each, each.name));
  lines.push(...checked(store ?? {}, t('status.this-box')));
  if (drill !== undefined) {
    lines.push(h('li', { 'data-state': drill.failed > 0 ? 'behind' : '' }, drilled(drill)));
  } else {
    lines.push(h('li', {}, t('status.no-drill')));
  }
  return [
    h('h2', { id: 'proof-title' }, t('status.proof')),
    documents === 0 ? null : h('p', {}, t('status.documents', { count: documents })),
    h('ul', {}, lines),
  ].filter((each) => each !== null);
}

function checked({ verified, reading }, place) {
  if (reading !== undefined) {
    return [h('li', {}, t('status.reading-again', { place, done: reading.objects, count: reading.ofObjects }))];
  }
  if (verified === undefined) {
    return [];
  }
  const bad = verified.damaged + verified.missing;
  const key = bad === 0 ? 'status.checked' : 'status.checked-bad';
  return [h('li', {}, t(key, { place, at: verified.at, count: bad === 0 ? verified.objects : bad }))];
}

function drilled({ drilled: at, holder, documents, failed }) {
  return failed === 0
    ? t('status.drill', { at, holder, count: documents })
    : t('status.drill-failed', { at, holder, count: failed });
}

/** The card of the scanner, the buttons and the inboxes. */
export function box({ scanner, buttons = [], inboxes = [] }) {
  return [
    h('h2', { id: 'box-title' }, t('status.scanner')),
    h('p.state', { 'data-state': scanner.state }, t(`status.scanner.${scanner.state}`)),
    scanner.message === '' ? null : english(scanner.message),
    ...buttons.flatMap(button),
    ...inboxes.flatMap(inbox),
  ].filter((each) => each !== null);
}

/** Of the scanner's own buttons only what is wrong with them alone. */
function button({ name, kind, state, message, last }) {
  if (kind === 'scanner' && ['starting', 'watched', 'away'].includes(state) && message === '') {
    return [];
  }
  if (kind === 'scanner' && state === 'away') {
    return []; // the scanner is, which is told above
  }
  return [
    h('h3', {}, t('status.button', { name })),
    h('p.state', { 'data-state': state }, t(`status.button.${state}`)),
    last === undefined ? null : h('p', {}, t('status.button-last', { at: last })),
    message === '' ? null : english(message),
  ].filter((each) => each !== null);
}

function inbox({ name, state, message, waiting, setAside }) {
  const parts = [h('h3', {}, t('status.inbox', { name }))];
  if (state === 'away') {
    parts.push(h('p.state', {}, t('status.inbox-away')));
  } else {
    parts.push(h('p', {}, t('status.inbox-waiting', { count: waiting })));
  }
  if (setAside > 0) {
    parts.push(h('p.state', {}, t('status.inbox-aside', { count: setAside })));
  }
  if (message !== '') {
    parts.push(english(message));
  }
  return parts;
}

/** The card of what else whoever looks after the box should know. */
export function notes({ warnings }) {
  if (warnings.length === 0) {
    return null;
  }
  return [h('h2', { id: 'notes-title' }, t('status.notes')), h('ul', {}, warnings.map((each) => english(each, 'li')))];
}
