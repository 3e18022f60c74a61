// The buttons to scan with.

import { api, fill, h, onSubmit, t, tell } from './app.js';

/** Makes the form: what the document is called, and a big button for each class. */
export async function pressForm(section) {
  const { classes } = await api('/api/classes');
  let chosen = classes[0];
  const title = h('input', { name: 'title', maxlength: 200, autocomplete: 'off', spellcheck: 'true' });
  const hint = h('p.hint', { 'data-t': 'scan.press-hint' }, t('scan.press-hint'));
  const buttons = classes.map((name) =>
    h('button.big', { type: 'submit', value: name, click: () => (chosen = name) }, name),
  );
  const form = h(
    'form',
    {},
    h('seal-field', { label: 'scan.name', hint: 'scan.name-hint' }, title),
    hint,
    h('p.big-buttons', {}, buttons),
  );
  fill(section, form);
  onSubmit(form, async (values) => {
    const body = { class: chosen };
    if (values.title !== '') {
      body.title = values.title;
    }
    await api('/api/captures', { method: 'POST', body });
    title.value = '';
    tell(t('scan.pressed', { class: chosen }));
  });
  document.addEventListener('seal-language', () => fill(hint, t('scan.press-hint')));
}
