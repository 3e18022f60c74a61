// Where documents are: drives that take turns, and other places.

import { h, t } from './app.js';
import { english } from './status-alarms.js';

/** The card of drives, or null on a box without. */
export function drives({ slots = [], rotation, targets, documents = 0 }) {
  if (slots.length === 0 && rotation === undefined) {
    return null;
  }
  return [
    h('h2', { id: 'drives-title' }, t('status.drives')),
    h('ul.plain', {}, slots.map((slot) => inSlot(slot, targets.find((each) => each.name === slot.slot)))),
    rotation === undefined ? null : turns(rotation, documents),
  ].filter((each) => each !== null);
}

function inSlot({ slot, state, drive, message }, target) {
  return h(
    'li',
    { 'data-state': state },
    h('p.state', {}, t(`status.slot.${state}`, { drive, slot })),
    state === 'refused' || state === 'pulled' ? english(message) : null,
    state === 'in' && target !== undefined ? doing(target) : null,
  );
}

function turns({ next, exposure, warnings = [] }, documents) {
  const hints = warnings.filter((each) => !each.urgent);
  return h(
    'div',
    {},
    next === undefined ? null : h('p', {}, nextDrive(next)),
    documents === 0 ? null : h('p', {}, exposed(exposure)),
    hints.length === 0
      ? null
      : h('ul', {}, hints.map((each) => h('li', {}, t(`status.hint.${each.kind}`, { drive: each.drive })))),
  );
}

function nextDrive({ label, due, overdueDays }) {
  if (overdueDays > 0) {
    return t('status.next-overdue', { drive: label, count: overdueDays });
  }
  return due === undefined ? t('status.next', { drive: label }) : t('status.next-due', { drive: label, due });
}

function exposed({ documents, days }) {
  if (documents === 0) {
    return t('status.not-exposed');
  }
  return t('status.exposed', { count: documents }) + (days > 0 ? ` ${t('status.exposed-days', { count: days })}` : '');
}

/** The card of the other places, or null when there are none. */
export function places({ slots = [], targets }) {
  const drives = slots.map((each) => each.slot);
  const others = targets.filter((each) => !drives.includes(each.name));
  if (others.length === 0) {
    return null;
  }
  return [
    h('h2', { id: 'places-title' }, t('status.places')),
    h('ul.plain', {}, others.map((each) => h('li', { 'data-state': each.state }, h('h3', {}, each.name), doing(each)))),
  ];
}

/** What a place has, lacks or is given. */
function doing(target) {
  const { state, waiting, message, copying, later, laterFrom } = target;
  if (copying !== undefined) {
    return copied(copying);
  }
  const parts = [h('p.state', {}, t(`status.place.${state}`))];
  if (waiting > 0) {
    parts.push(h('p', {}, t('status.lacks', { count: waiting })));
  }
  if (later > 0 && laterFrom !== undefined) {
    parts.push(h('p', {}, t('status.later', { count: later, from: laterFrom })));
  }
  if (message !== '') {
    parts.push(english(message));
  }
  return h('div', { 'data-state': state }, parts);
}

function copied({ objects, ofObjects, secondsLeft }) {
  const label = t('status.copying', { done: objects, count: ofObjects });
  const minutes = Math.ceil(secondsLeft / 60);
  return h(
    'div',
    {},
    h('p', {}, label),
    h('progress', { 'aria-label': label, value: objects, max: Math.max(1, ofObjects) }),
    minutes > 0 ? h('p.hint', {}, t('status.minutes-left', { count: minutes })) : null,
  );
}
