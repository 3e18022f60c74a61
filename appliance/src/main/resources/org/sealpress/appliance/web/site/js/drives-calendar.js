// Which drive comes when, a month at a time.

import { api, current, day, fill, h, t } from './app.js';

const SIGNS = {
  swap: '⇄',
  'swap-overdue': '!',
  'drive-enrolled': '+',
  'drive-arrived': '→',
  'drive-ejected': '←',
  'drive-pulled': '✕',
  'drive-retired': '✝',
  'drive-verified': '✓',
  'drive-damaged': '✕',
};
const STATES = { 'swap-overdue': 'bad', 'drive-pulled': 'bad', 'drive-damaged': 'bad', 'drive-verified': 'good', swap: 'soon' };

function pad(value) {
  return String(value).padStart(2, '0');
}

function spelled(date, how) {
  return new Intl.DateTimeFormat(current(), how).format(date);
}

/** The card. */
export function calendar(place) {
  const now = new Date();
  let year = now.getFullYear();
  let month = now.getMonth();
  const heading = h('h3', { id: 'month', 'aria-live': 'polite' });
  const body = h('div');
  const step = (by) => async () => {
    const other = new Date(year, month + by, 1);
    year = other.getFullYear();
    month = other.getMonth();
    await load();
  };
  fill(
    place,
    h('h2', { id: 'calendar-title' }, t('drives.calendar')),
    h(
      'div.month-head',
      {},
      h('button.quiet.small', { type: 'button', 'aria-label': t('drives.month-before'), click: step(-1) }, '←'),
      heading,
      h('button.quiet.small', { type: 'button', 'aria-label': t('drives.month-after'), click: step(1) }, '→'),
    ),
    body,
  );

  /** Shows the month as the box has it now. */
  async function load() {
    const found = await api(`/api/drives/calendar?month=${year}-${pad(month + 1)}`);
    heading.textContent = spelled(new Date(year, month, 1), { month: 'long', year: 'numeric' });
    fill(
      body,
      found.clock === '' ? null : h('p.notice', { lang: 'en' }, found.clock),
      grid(year, month, found),
      plain(found),
      found.days.length === 0 ? h('p.hint', {}, t('drives.month-empty')) : null,
    );
  }

  return { load };
}

function grid(year, month, found) {
  const events = new Map(found.days.map((each) => [each.date, each.items]));
  const first = (new Date(year, month, 1).getDay() + 6) % 7;
  const length = new Date(year, month + 1, 0).getDate();
  const weeks = [];
  for (let begin = 1 - first; begin <= length; begin += 7) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((offset) => begin + offset));
  }
  const monday = 4; // 4 January 2021 was one
  const names = [0, 1, 2, 3, 4, 5, 6].map((offset) => new Date(2021, 0, monday + offset));
  return h(
    'table.month',
    { 'aria-labelledby': 'month' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        names.map((each) => h('th', { scope: 'col', abbr: spelled(each, { weekday: 'long' }) }, spelled(each, { weekday: 'short' }))),
      ),
    ),
    h(
      'tbody',
      {},
      weeks.map((week) =>
        h(
          'tr',
          {},
          week.map((date) => {
            if (date < 1 || date > length) {
              return h('td');
            }
            const name = `${year}-${pad(month + 1)}-${pad(date)}`;
            return cell(date, events.get(name) ?? [], name === found.today);
          }),
        ),
      ),
    ),
  );
}

/** The same as a list, for those who read one thing after the other. */
function plain({ days }) {
  const items = days.flatMap(({ date, items }) =>
    items.map(({ kind, drive }) => h('li', {}, `${day(date)}: `, t(`drives.event.${kind}`, { drive }))),
  );
  return items.length === 0 ? null : h('details', {}, h('summary', {}, t('drives.month-list')), h('ul', {}, items));
}

function cell(date, items, today) {
  return h(
    'td',
    { 'aria-current': today ? 'date' : null },
    h('span.date', {}, String(date)),
    items.map(({ kind, drive }) =>
      h(
        'span.tag',
        { 'data-state': STATES[kind] ?? 'none', 'data-kind': kind },
        h('span', { 'aria-hidden': 'true' }, `${SIGNS[kind] ?? '·'} `),
        h('span.words', {}, t(`drives.event.${kind}`, { drive })),
        h('span.short', { 'aria-hidden': 'true' }, drive),
      ),
    ),
  );
}
