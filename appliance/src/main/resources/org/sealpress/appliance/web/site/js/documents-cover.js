// Cover sheets: printed, and fed before the pages of a document.

import { fill, h, onSubmit, t, tell } from './app.js';
import { download } from './download.js';

/**
 * The form.
 *
 * @param {HTMLElement} place where
 * @param {string[]} classes of new documents
 */
export function cover(place, classes) {
  const number = h('input.id', { name: 'document', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' });
  const title = h('input', { name: 'title', required: true, maxlength: 80, autocomplete: 'off' });
  const form = h(
    'form',
    {},
    h(
      'seal-field',
      { label: 'documents.class' },
      h('select', { name: 'class' }, classes.map((each) => h('option', { value: each }, each))),
    ),
    h('seal-field', { label: 'documents.cover.title', hint: 'documents.cover.title-hint' }, title),
    h('seal-field', { label: 'documents.cover.of', hint: 'documents.cover.of-hint' }, number),
    h('p.buttons', {}, h('button', {}, t('documents.cover.make'))),
  );
  fill(place, h('h2', { id: 'cover-title' }, t('documents.cover')), h('p', {}, t('documents.cover.what')), form);
  onSubmit(form, async (values) => {
    await download('/api/covers', `${values.class}-cover.pdf`, values);
    tell(t('documents.cover.done'));
  });
  return {
    /** Begins one for the next version of a document. */
    version(document) {
      number.value = document;
      place.scrollIntoView();
      title.focus();
    },
  };
}
