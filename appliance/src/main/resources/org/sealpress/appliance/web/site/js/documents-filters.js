// By what documents can be chosen.

import { fill, h, onSubmit, t } from './app.js';

const PLACES = ['here', 'left', 'lost', 'never'];

function field(label, control, hint) {
  return h('seal-field', { label, hint }, control);
}

function select(name, options, chosen) {
  return h(
    'select',
    { name },
    options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
  );
}

/**
 * Makes the form, fills it from the address, and begins with what it says.
 *
 * @param {HTMLFormElement} form
 * @param {object} choices classes and places that there are
 * @param {function(URLSearchParams): Promise} load shows what is chosen
 */
export function filters(form, choices, load) {
  const asked = new URLSearchParams(location.search);
  const any = [['', t('documents.any')]];
  const places = choices.places.map((each) => [each.id, t(`documents.place.${each.kind}`, { name: each.name })]);
  const controls = () => [
    field('documents.class', select('class', [...any, ...choices.classes.map((each) => [each, each])], asked.get('class'))),
    field('documents.from', h('input', { name: 'from', type: 'date', value: asked.get('from') })),
    field('documents.to', h('input', { name: 'to', type: 'date', value: asked.get('to') })),
    field(
      'documents.state',
      select('place', [...any, ...PLACES.map((each) => [each, t(`documents.state.${each}`)])], asked.get('place')),
    ),
    field('documents.on', select('on', [...any, ...places], asked.get('on'))),
    field('documents.not-on', select('notOn', [...any, ...places], asked.get('notOn'))),
    field(
      'documents.id',
      h('input.id', { name: 'id', value: asked.get('id'), autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' }),
    ),
    h(
      'p.buttons',
      {},
      h('button', {}, t('documents.show')),
      h('button.quiet', { type: 'button', click: clear }, t('documents.clear')),
    ),
  ];

  function clear() {
    form.querySelectorAll('input, select').forEach((each) => (each.value = ''));
    form.requestSubmit();
  }

  form.setAttribute('aria-label', t('documents.filters'));
  fill(form, controls());
  onSubmit(form, async (values) => {
    const chosen = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
    history.replaceState(null, '', `${location.pathname}?${chosen}${location.hash}`);
    await load(chosen);
  });
  form.requestSubmit();
}
