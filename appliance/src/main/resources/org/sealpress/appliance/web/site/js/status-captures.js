// What is scanned now and was scanned last, with how far each is.

import { h, may, t } from './app.js';
import { english } from './status-alarms.js';

const WORKED_ON = ['waiting', 'scanning', 'reading', 'checking', 'held', 'parked', 'sealing'];
const FED = ['reading', 'checking', 'sealing', 'sealed', 'safe'];
const SEALED = ['sealed', 'safe'];
const MOST_PICTURES = 12;

/** The card, or null when nothing was scanned. */
export function captures({ captures: all, targets, moreCaptures = 0 }) {
  if (all.length === 0) {
    return null;
  }
  const now = all.filter((each) => WORKED_ON.includes(each.state));
  const others = all.filter((each) => !WORKED_ON.includes(each.state));
  const waiting = now.filter((each) => each.state === 'waiting').length;
  return [
    h('h2', { id: 'now-title' }, t('status.scans')),
    waiting === 0 ? null : h('p', {}, t('status.queue', { count: waiting })),
    now.length === 0 ? null : h('ul.plain', {}, now.map((each) => inProgress(each, targets))),
    others.length === 0 ? null : h('ul.plain.rows', {}, others.map((each) => row(each, targets))),
    moreCaptures === 0 ? null : h('p.hint', {}, t('status.more-scans', { count: moreCaptures })),
  ].filter((each) => each !== null);
}

function heading(capture) {
  return t('status.scan-title', { time: capture.started, class: capture.class });
}

function inProgress(capture, targets) {
  return h(
    'li.capture',
    { 'data-state': capture.state },
    h('h3', {}, heading(capture)),
    h('p.state', {}, t(`status.stage.${capture.state}`)),
    capture.message === '' ? null : english(capture.message),
    capture.sides === 0 ? null : stages(capture, targets),
    pictures(capture),
    flaws(capture),
  );
}

/** One bar for each stage that a capture goes through. */
function stages(capture, targets) {
  const { state, sides, read, copies } = capture;
  const fed = FED.includes(state);
  return h(
    'ol.stages',
    {},
    stage('fed', state === 'scanning' ? null : sides, fed ? sides : sides + 1, { count: sides }),
    stage('read', read, sides, { done: read, count: sides }),
    stage('sealed', SEALED.includes(state) ? 1 : 0, 1, {}),
    targets.length === 0
      ? null
      : stage('copied', copies.length, targets.length, { done: copies.length, count: targets.length }),
  );
}

/**
 * @param {?number} done how much of it; null while it is not known how much there will be
 */
function stage(name, done, all, args) {
  const label = t(`status.bar.${name}`);
  const attributes = { 'aria-label': label, max: Math.max(1, all) };
  if (done !== null) {
    attributes.value = Math.min(done, attributes.max);
  }
  return h(
    'li',
    {},
    h('span.bar-name', {}, label),
    h('progress', attributes),
    h('span.bar-count', {}, 'count' in args ? t(`status.count.${name}`, args) : ''),
  );
}

/** A place for the picture of each page; who may see documents sees them. */
function pictures({ id, sides, read }) {
  if (sides === 0) {
    return null;
  }
  const last = Math.max(1, sides - MOST_PICTURES + 1);
  const numbers = Array.from({ length: sides - last + 1 }, (_, i) => last + i);
  return h(
    'ol.pages',
    { start: last, 'aria-label': t('status.pages') },
    numbers.map((number) => h('li', {}, picture(id, number, number <= read))),
  );
}

function picture(id, number, isRead) {
  const place = h('span.page', { 'data-page': number }, String(number));
  if (isRead && may('operator')) {
    const image = h('img', {
      src: `/api/captures/${encodeURIComponent(id)}/pages/${number}/thumbnail?size=s`,
      alt: t('status.page', { number }),
      loading: 'lazy',
    });
    image.addEventListener('error', () => image.remove());
    place.append(image);
  }
  return place;
}

function row(capture, targets) {
  const { state, sides, copies } = capture;
  const places = targets.length > 0 && state === 'sealed';
  return h(
    'li',
    { 'data-state': state },
    h('span.what', {}, heading(capture), sides === 0 ? '' : `, ${t('status.sides', { count: sides })}`),
    h(
      'span.state',
      {},
      capture.due === undefined ? t(`status.stage.${state}`) : t('status.due', { due: capture.due }),
      places ? ` ${t('status.count.copied', { done: copies.length, count: targets.length })}` : '',
    ),
    capture.message === '' ? null : english(capture.message),
    flaws(capture),
  );
}

function flaws({ flaws: all = [] }) {
  return all.length === 0
    ? null
    : h('details', {}, h('summary', {}, t('status.flaws', { count: all.length })), all.map((each) => english(each)));
}
