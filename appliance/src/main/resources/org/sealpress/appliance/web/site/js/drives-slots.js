// The slots: what is in them, and how a drive gets in and out.

import { api, fill, h, number, onSubmit, Refused, t, tell } from './app.js';

const LABEL = '[\\p{L}\\p{N}][\\p{L}\\p{N} ._\\-]*';

/** Makes an element anew only when what it is made of has changed, so that the keyboard stays. */
export function onlyWhenNew(place, make) {
  let before = '';
  return {
    show(all) {
      const [now, content] = make(all);
      const text = JSON.stringify(now);
      if (text !== before) {
        before = text;
        fill(place, ...[content()].flat());
      }
    },
  };
}

/** Does something, and says what is refused. */
export async function tried(act) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refused)) {
      throw error;
    }
    tell(error.status === 0 ? t('common.unreachable') : error.message);
  }
}

/** The card. */
export function slots(place) {
  const form = enrolForm();
  const list = h('div');
  const progress = h('div', { 'aria-live': 'polite' });
  fill(place, h('h2', { id: 'slots-title' }, t('drives.slots')), list, progress, form.element);
  const drawn = onlyWhenNew(list, (all) => [
    [all.slots.map(({ since, ...rest }) => rest), all.operator],
    () => (all.slots.length === 0 ? h('p', {}, t('drives.no-slot')) : all.slots.map((each) => slot(each, all))),
  ]);
  return {
    show(all) {
      drawn.show(all);
      fill(progress, enrolling(all.enrolment));
      form.show(all);
    },
  };
}

function slot(each, all) {
  const { state, drive, slot: name, message } = each;
  const eject = () =>
    tried(async () => {
      await api('/api/drives/eject', { method: 'POST', body: { drive: name } });
      await all.look();
    });
  return h(
    'div.slot',
    { 'data-state': state },
    h('p.hint', {}, t('drives.slot', { slot: name })),
    h('p.big', { role: state === 'safe' ? 'status' : null }, t(`drives.state.${state}`, { drive })),
    message === '' ? null : h('p.detail', { lang: 'en' }, message),
    state === 'in' && all.operator
      ? h('p.buttons', {}, h('button', { type: 'button', click: eject }, t('drives.eject', { drive })))
      : null,
  );
}

function enrolling({ state, step, done, total, label, message }) {
  if (state === 'running') {
    const text = t('drives.enrolling', { label });
    return [
      h('p', {}, text),
      h('progress', total > 0 ? { 'aria-label': text, value: done, max: total } : { 'aria-label': text }),
      h('p.hint', {}, h('span', { lang: 'en' }, step), total > 0 ? ` ${number(Math.floor((100 * done) / total))} %` : null),
    ];
  }
  if (state === 'failed') {
    return h('p.wrong', {}, t('drives.enrol-failed'), ' ', h('span', { lang: 'en' }, message));
  }
  return state === 'done' ? h('p', {}, t('drives.enrolled', { label })) : null;
}

function enrolForm() {
  const slotChoice = h('select', { name: 'slot' });
  const form = h(
    'form',
    {},
    h('p', {}, t('drives.enrol-what')),
    h(
      'seal-field',
      { label: 'drives.label', hint: 'drives.label-hint' },
      h('input', { name: 'label', required: true, pattern: LABEL, maxlength: 40, autocomplete: 'off' }),
    ),
    h('seal-field', { label: 'drives.in-slot' }, slotChoice),
    h(
      'seal-field',
      { label: 'drives.check', hint: 'drives.check-hint' },
      h('select', { name: 'check' }, ['quick', 'full', 'none'].map((each) => h('option', { value: each }, t(`drives.check.${each}`)))),
    ),
    h('p.buttons', {}, h('button', {}, t('drives.enrol-go'))),
  );
  const element = h('details', {}, h('summary', {}, t('drives.enrol')), form);
  let look = async () => {};
  onSubmit(form, async (values) => {
    await api('/api/drives/enrolment', { method: 'POST', body: values });
    await look();
  });
  return {
    element,
    show(all) {
      look = all.look;
      element.hidden = !all.administrator || all.slots.length === 0 || all.enrolment.state === 'running';
      const names = all.slots.map((each) => each.slot);
      if (names.join() !== [...slotChoice.options].map((each) => each.value).join()) {
        fill(slotChoice, names.map((each) => h('option', { value: each }, each)));
      }
    },
  };
}
