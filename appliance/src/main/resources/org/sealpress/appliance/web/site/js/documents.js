// The list of documents: what there is, where its copies are, and the proof of each.

import { api, fill, ready, t } from './app.js';
import { cover } from './documents-cover.js';
import { filters } from './documents-filters.js';
import { list } from './documents-list.js';
import { one } from './documents-one.js';
import { patiently } from './patience.js';

const at = (id) => document.getElementById(id);

await ready();
document.title = `${t('documents.title')} – Sealpress`;
const choices = await patiently(() => api('/api/documents/filters'));
at('count').textContent = t('documents.count', { count: choices.documents });
const covers = cover(at('cover'), choices.covers);
const shown = list(at('list'), (id) => (location.hash = id));
at('choose').open = location.search !== '' || matchMedia('(min-width: 40rem)').matches;
filters(at('filters'), choices, shown.load);

/** The document whose number is in the address, or none. */
async function follow() {
  const id = location.hash.slice(1);
  const place = at('document');
  place.hidden = id === '';
  if (id === '') {
    fill(place);
    return;
  }
  await one(place, id, {
    next: (document) => covers.version(document),
    close: () => {
      location.hash = '';
      at('list').querySelector('button.link')?.focus();
    },
  });
}

addEventListener('hashchange', follow);
await follow();
