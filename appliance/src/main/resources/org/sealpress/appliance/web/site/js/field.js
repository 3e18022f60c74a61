// Fields of forms: a label, a hint, and what is wrong beside the field.

import { h } from './dom.js';
import { t } from './texts.js';
import { Refused } from './http.js';

let count = 0;

/**
 * <seal-field label="KEY" hint="KEY"><input name="..."></seal-field>: gives the input a label and a
 * hint, and shows beside it what is wrong with it. label and hint are keys of texts.
 */
export class SealField extends HTMLElement {
  connectedCallback() {
    if (this.control !== undefined) {
      return;
    }
    this.control = this.querySelector('input, select, textarea');
    count += 1;
    const id = this.control.id || `field-${count}`;
    this.control.id = id;
    this.wrong = h('p.wrong', { id: `${id}-wrong`, hidden: true });
    const hint = this.getAttribute('hint');
    this.hint = h('p.hint', { id: `${id}-hint`, hidden: hint === null }, hint === null ? '' : t(hint));
    this.labelled = h('label', { for: id }, t(this.getAttribute('label')));
    this.prepend(this.labelled, this.hint);
    this.append(this.wrong);
    this.describe();
    this.control.addEventListener('input', () => (this.message = ''));
    document.addEventListener('seal-language', () => this.say());
  }

  /** Says label and hint again, in another language. */
  say() {
    this.labelled.textContent = t(this.getAttribute('label'));
    this.hint.textContent = this.hasAttribute('hint') ? t(this.getAttribute('hint')) : '';
  }

  /** What is wrong; '' when nothing is. */
  set message(text) {
    this.wrong.textContent = text;
    this.wrong.hidden = text === '';
    if (text === '') {
      this.control.removeAttribute('aria-invalid');
    } else {
      this.control.setAttribute('aria-invalid', 'true');
    }
    this.describe();
  }

  get message() {
    return this.wrong.textContent;
  }

  describe() {
    const parts = [this.hint, this.wrong].filter((each) => !each.hidden).map((each) => each.id);
    if (parts.length > 0) {
      this.control.setAttribute('aria-describedby', parts.join(' '));
    } else {
      this.control.removeAttribute('aria-describedby');
    }
  }
}

customElements.define('seal-field', SealField);

/**
 * Has a form do something when it is sent. What is refused is shown beside the field that it is
 * about, else at the end of the form; nothing that was typed is lost.
 *
 * @param {HTMLFormElement} form
 * @param {function(object): Promise} act called with the values by the names of the fields
 */
export function onSubmit(form, act) {
  const wrong = h('p.wrong', { role: 'alert', hidden: true });
  form.append(wrong);
  form.noValidate = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    wrong.hidden = true;
    const fields = [...form.querySelectorAll('seal-field')];
    fields.forEach((field) => (field.message = ''));
    const bad = fields.filter((field) => !field.control.checkValidity());
    if (bad.length > 0) {
      bad.forEach((field) => (field.message = field.control.validationMessage));
      bad[0].control.focus();
      return;
    }
    const buttons = [...form.querySelectorAll('button')].filter((each) => !each.disabled);
    buttons.forEach((each) => (each.disabled = true));
    try {
      await act(Object.fromEntries(new FormData(form)));
    } catch (error) {
      refused(error);
    } finally {
      buttons.forEach((each) => (each.disabled = false));
    }

    function refused(error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      const text = error.status === 0 ? t('common.unreachable') : error.message;
      const field = fields.find((each) => each.control.name === error.field && error.field !== '');
      if (field === undefined) {
        wrong.textContent = text;
        wrong.hidden = false;
      } else {
        field.message = text;
        field.control.disabled = false;
        field.control.focus();
      }
    }
  });
}
