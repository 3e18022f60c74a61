/**
 * Why something can't be opened: the name of a text, what is filled into it, and the field that it
 * belongs to, if it belongs to one.
 */
export class Refusal extends Error {
  constructor(code, { field = '', ...args } = {}) {
    super(code);
    this.code = code;
    this.field = field;
    this.args = args;
  }
}

/** That something is wrong with the key's file. */
export const keyRefusal = (code, args = {}) => new Refusal(code, { ...args, field: 'key' });
