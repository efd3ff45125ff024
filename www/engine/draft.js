//! A draft, whatever it is, as the numbers and texts that `src/wasm/object.rs` reads: one crossing, however many fields it has.

const NULL = 0, FALSE = 1, TRUE = 2, NUMBER = 3, TEXT = 4, LIST = 5, TABLE = 6, UNUSABLE = 7;

/** Levels of tables and lists; more than any real draft has. */
const DEEPEST = 16;

export function sent(draft) {
  const numbers = [];
  const texts = [];
  // A zero parts the texts, so none may hold one.
  const write = (text) => texts.push(text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text);
  const put = (value, depth) => {
    if (typeof value === 'string') { numbers.push(TEXT); write(value); }
    else if (typeof value === 'number') numbers.push(NUMBER, value);
    else if (typeof value === 'boolean') numbers.push(value ? TRUE : FALSE);
    else if (value === null || value === undefined) numbers.push(NULL);
    else if (typeof value !== 'object') numbers.push(UNUSABLE);
    else if (depth === DEEPEST) throw new Error('for mange nivåer inni hverandre');
    else if (Array.isArray(value)) {
      numbers.push(LIST, value.length);
      for (const item of value) put(item, depth + 1);
    } else {
      const keys = Object.keys(value);
      numbers.push(TABLE, keys.length);
      for (const key of keys) { write(key); put(value[key], depth + 1); }
    }
  };
  put(draft, 0);
  return [Float64Array.from(numbers), texts.join('\0')];
}
