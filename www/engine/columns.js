//! Rows of words back from columns, as `src/view/columns.rs` writes them: shorter to send, and only a caseworker loads them.

/** A text of one such letter is the place of a text that has stood before. */
const PLACE = /^[\ue000-\uf8ff]$/;
const FIRST = 0xe000;

/** What stands in columns as `{words, texts}`: the rows, and every text in them in order, each once. */
export function rows(columns) {
  const texts = new Set();
  const order = [];
  const spelled = (it) => {
    if (typeof it === 'string') {
      if (PLACE.test(it)) return order[it.charCodeAt() - FIRST];
      if (!texts.has(it)) { texts.add(it); order.push(it); }
      return it;
    }
    if (Array.isArray(it)) return it.map(spelled);
    return it && typeof it === 'object' ? Object.fromEntries(Object.entries(it).map(([key, value]) => [key, spelled(value)])) : it;
  };
  return { words: values(spelled(columns), 1)[0], texts: order };
}

/** The `count` values of a column: `#` says how many rows each has, `?` which are there. */
function values(column, count) {
  if (Array.isArray(column)) return column;
  const { '#': counts, '?': there, ...fields } = column;
  const made = Array.from({ length: (counts ?? there)?.reduce((sum, one) => sum + one, 0) ?? count }, () => ({}));
  for (const [key, field] of Object.entries(fields)) {
    values(field, made.length).forEach((value, at) => { if (value !== null) made[at][key] = value; });
  }
  if (counts) return counts.map((rows) => (rows ? made.splice(0, rows) : null));
  return there ? there.map((is) => (is ? made.shift() : null)) : made;
}
