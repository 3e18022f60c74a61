/**
 * DER (X.690, section 10), as much of it as keys and sealed objects have: definite lengths in their
 * shortest form, one byte of tag. Nothing is copied, so that a large object costs no more.
 */

export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const NULL = 0x05;
export const IDENTIFIER = 0x06;
export const SEQUENCE = 0x30;
export const SET = 0x31;

/** What is no DER, or not what was expected. */
export class Malformed extends Error {}

/** The tag of a part that is numbered, with other parts in it. */
export const numbered = (number) => 0xa0 + number;

/** A part: its tag, where it begins (`from`), where its content does (`start`), where it ends. */
export class Der {
  constructor(bytes, from, start, end) {
    this.bytes = bytes;
    this.from = from;
    this.start = start;
    this.end = end;
    this.tag = bytes[from];
  }

  /** The part at a place; what follows it is left alone. */
  static at(bytes, from = 0, limit = bytes.length) {
    if (from + 2 > limit || (bytes[from] & 0x1f) === 0x1f) {
      throw new Malformed('no part here');
    }
    const first = bytes[from + 1];
    let start = from + 2;
    let length = first;
    if (first >= 0x80) {
      const count = first - 0x80;
      if (count < 1 || count > 4 || start + count > limit || bytes[start] === 0) {
        throw new Malformed('no length in its shortest form');
      }
      length = 0;
      for (let i = 0; i < count; i++) {
        length = length * 256 + bytes[start++];
      }
      if (length < 0x80) {
        throw new Malformed('no length in its shortest form');
      }
    }
    if (start + length > limit) {
      throw new Malformed('a part that goes on after the end');
    }
    return new Der(bytes, from, start, start + length);
  }

  /** The part that all of the bytes are. */
  static of(bytes) {
    const part = Der.at(bytes);
    if (part.end !== bytes.length) {
      throw new Malformed('bytes after the end');
    }
    return part;
  }

  /** This, if it has this tag. */
  expect(tag) {
    if (this.tag !== tag) {
      throw new Malformed(`tag ${this.tag}, expected ${tag}`);
    }
    return this;
  }

  /** Its content. */
  get content() {
    return this.bytes.subarray(this.start, this.end);
  }

  /** All of it, with tag and length. */
  get encoded() {
    return this.bytes.subarray(this.from, this.end);
  }

  /** The parts in it. */
  get parts() {
    if ((this.tag & 0x20) === 0) {
      throw new Malformed('a part with nothing in it');
    }
    const parts = [];
    for (let at = this.start; at < this.end; at = parts[parts.length - 1].end) {
      parts.push(Der.at(this.bytes, at, this.end));
    }
    return parts;
  }

  /** The content of a string of bytes. */
  get octets() {
    return this.expect(OCTET_STRING).content;
  }

  /** The content of a string of bits that are whole bytes. */
  get bits() {
    const content = this.expect(BIT_STRING).content;
    if (content[0] !== 0) {
      throw new Malformed('bits that are no bytes');
    }
    return content.subarray(1);
  }

  /** A number from 0 on; one that is too large to be exact is Infinity. */
  get number() {
    const content = this.expect(INTEGER).content;
    if (content.length === 0 || content[0] >= 0x80) {
      throw new Malformed('no number from 0 on');
    }
    return content.length > 7
      ? Infinity
      : content.reduce((number, byte) => number * 256 + byte, 0);
  }

  /** An object identifier, with dots. */
  get identifier() {
    const content = this.expect(IDENTIFIER).content;
    const arcs = [];
    let arc = 0;
    for (const byte of content) {
      arc = arc * 128 + (byte & 0x7f);
      if (byte < 0x80) {
        arcs.push(arc);
        arc = 0;
      }
    }
    const first = Math.min(2, Math.floor(arcs[0] / 40));
    return [first, arcs[0] - 40 * first, ...arcs.slice(1)].join('.');
  }
}

/** A part of these. */
export function encode(tag, ...contents) {
  const length = contents.reduce((sum, each) => sum + each.length, 0);
  const size = [];
  for (let left = length; left > 0 && length >= 0x80; left = Math.floor(left / 256)) {
    size.unshift(left % 256);
  }
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 + size.length, ...size];
  return join(Uint8Array.from(head), ...contents);
}

/** Bytes one after the other. */
export function join(...all) {
  const joined = new Uint8Array(all.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const each of all) {
    joined.set(each, at);
    at += each.length;
  }
  return joined;
}
