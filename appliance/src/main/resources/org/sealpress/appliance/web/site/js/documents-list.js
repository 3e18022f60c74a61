// A page of documents after the other.

import { api, bytes, fill, h, moment, t, table } from './app.js';

/** Where the copies of a document are, as a list. */
export function copies(document) {
  const tags = document.copies.map((each) =>
    h('li.tag', { 'data-state': 'good', title: moment(each.at) }, t(`documents.place.${each.kind}`, { name: each.name })),
  );
  return tags.length === 0
    ? h('span.tag', { 'data-state': 'soon' }, t('documents.no-copy'))
    : h('ul.tags', {}, tags);
}

/** Where the box's own copy is. */
export function state(document) {
  const how = { here: 'good', left: 'none', never: 'none', lost: 'bad' }[document.place];
  return h('span.tag', { 'data-state': how }, t(`documents.state.${document.place}`));
}

/**
 * The list.
 *
 * @param {HTMLElement} place where it is shown
 * @param {function(string)} open shows one document
 */
export function list(place, open) {
  const columns = () => [
    { title: t('documents.sealed'), cell: (each) => moment(each.sealed) },
    {
      title: t('documents.id'),
      cell: (each) =>
        h(
          'button.link',
          {
            type: 'button',
            click: () => open(each.document),
            'aria-label': t('documents.open', { document: each.document, version: each.version }),
          },
          h('span.id', {}, `${each.document.slice(0, 10)}…`),
          each.version > 1 ? ` ${t('documents.version', { version: each.version })}` : null,
        ),
    },
    { title: t('documents.class'), cell: (each) => each.class },
    { title: t('documents.pages'), number: true, cell: (each) => String(each.pages) },
    { title: t('documents.size'), number: true, cell: (each) => bytes(each.size) },
    { title: t('documents.state'), cell: state },
    { title: t('documents.copies'), cell: copies },
  ];
  let chosen = new URLSearchParams();
  let rows = [];

  /** Shows those that were chosen, from the first page on. */
  async function load(parameters) {
    chosen = parameters;
    rows = [];
    await more(null);
  }

  async function more(after) {
    place.setAttribute('aria-busy', 'true');
    const asked = new URLSearchParams(chosen);
    if (after !== null) {
      asked.set('after', after);
    }
    try {
      const page = await api(`/api/documents?${asked}`);
      const first = rows.length;
      rows = rows.concat(page.documents);
      show(page);
      if (after !== null && page.documents.length > 0) {
        place.querySelectorAll('button.link')[first]?.focus();
      }
    } finally {
      place.setAttribute('aria-busy', 'false');
    }
  }

  function show(page) {
    fill(
      place,
      rows.length > 0 ? table(t('documents.list'), columns(), rows) : null,
      note(page),
      page.next === undefined
        ? null
        : h('p.buttons', {}, h('button.quiet', { type: 'button', click: () => more(page.next) }, t('documents.more'))),
    );
  }

  function note(page) {
    if (page.next !== undefined && page.documents.length === 0) {
      return h('p', { role: 'status' }, t('documents.until', { until: page.until }));
    }
    return h('p.hint', { role: 'status' }, rows.length === 0 ? t('documents.none') : t('documents.shown', { count: rows.length }));
  }

  return { load };
}
