// The drives that take turns.

import { api, ask, bytes, h, moment, number, t, table, tell } from './app.js';
import { onlyWhenNew, tried } from './drives-slots.js';

/** The card. */
export function set(place) {
  return onlyWhenNew(place, (all) => {
    const { now, ...known } = all.drives;
    return [
      [known, all.administrator],
      () => [
        h('h2', { id: 'set-title' }, t('drives.set')),
        known.next === undefined ? null : h('p', {}, next(known.next)),
        known.warnings.map((each) => h('p.notice', { lang: 'en' }, each.text)),
        known.drives.length === 0
          ? h('p', {}, t('drives.none'))
          : table(t('drives.list'), columns(all), known.drives),
      ],
    ];
  });
}

function next({ label, due, overdueDays }) {
  return overdueDays > 0
    ? t('drives.overdue', { drive: label, count: overdueDays })
    : due === undefined
      ? t('drives.next', { drive: label })
      : t('drives.next-due', { drive: label, due });
}

function columns(all) {
  return [
    { title: t('drives.drive'), cell: (each) => each.label },
    { title: t('drives.where'), cell: (each) => t(`drives.where.${each.state}`, { since: each.since, slot: each.slot }) },
    { title: t('drives.documents'), number: true, cell: (each) => number(each.documents) },
    { title: t('drives.size'), number: true, cell: (each) => (each.bytes > 0 ? bytes(each.bytes) : '–') },
    { title: t('drives.checked'), cell: checked },
    { title: t('drives.do'), cell: (each) => action(each, all) },
  ];
}

function checked({ proof }) {
  if (proof === undefined) {
    return t('drives.never-checked');
  }
  const bad = proof.damaged + proof.missing;
  return h(
    'span.tag',
    { 'data-state': bad > 0 ? 'bad' : 'good' },
    bad > 0 ? t('drives.bad', { count: bad, at: proof.at }) : t('drives.good', { at: proof.at }),
  );
}

function action(drive, all) {
  if (drive.state === 'retired') {
    return h('span', {}, t('drives.retired', { reason: drive.reason ?? '' }));
  }
  return all.administrator
    ? h('button.danger.small', { type: 'button', click: () => retire(drive, all) }, t('drives.retire', { drive: drive.label }))
    : '–';
}

async function retire(drive, all) {
  const reason = h('input', { name: 'reason', required: true, maxlength: 1000, autocomplete: 'off' });
  const field = h('seal-field', { label: 'drives.reason', hint: 'drives.reason-hint' }, reason);
  const yes = await ask({
    title: t('drives.retire', { drive: drive.label }),
    body: h('div', {}, h('p', {}, t('drives.retire-what', { drive: drive.label, count: drive.documents })), field),
    confirm: t('drives.retire-go'),
    danger: true,
  });
  if (yes) {
    await tried(async () => {
      const done = await api(`/api/drives/${drive.id}/retire`, { method: 'POST', body: { reason: reason.value } });
      tell(done.text);
      await all.look();
    });
  }
}
