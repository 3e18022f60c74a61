// What is asked before something is done about pages.

import { h, onSubmit, t } from './app.js';

let count = 0;

/**
 * Asks why. What the box refuses is shown beside the field, and the dialog stays.
 *
 * @param {object} what
 * @param {string} what.title
 * @param {string} what.text what will happen
 * @param {string} what.confirm what the button says
 * @param {boolean} [what.danger]
 * @param {function(string): Promise} what.act called with the reason
 * @returns {Promise<boolean>} whether it was done
 */
export function askWhy({ title, text, confirm, danger = false, act }) {
  count += 1;
  const name = `why-${count}`;
  return new Promise((resolve) => {
    let done = false;
    const form = h(
      'form.stack',
      {},
      h('h2', { id: name }, title),
      h('p', {}, text),
      h(
        'seal-field',
        { label: 'scan.reason', hint: 'scan.reason-hint' },
        h('input', { name: 'reason', required: true, maxlength: 200, autocomplete: 'off' }),
      ),
      h(
        'p.buttons',
        {},
        h('button.quiet', { type: 'button', click: () => dialog.close() }, t('common.cancel')),
        h(danger ? 'button.danger' : 'button', {}, confirm),
      ),
    );
    const dialog = h('dialog', { 'aria-labelledby': name, close: end }, form);
    onSubmit(form, async ({ reason }) => {
      await act(reason);
      done = true;
      dialog.close();
    });
    function end() {
      dialog.remove();
      resolve(done);
    }
    document.body.append(dialog);
    dialog.showModal();
  });
}
