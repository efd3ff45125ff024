//! Rows of words back from columns, as `src/view/columns.rs` writes them: shorter to send, and only a caseworker loads them.

/** What stands in columns as `{words, texts}`: the rows, and every text in them in order, each once. */
export function rows([columns, texts]) {
  let next = 0;
  const latest = [];
  const text = (place) => {
    if (place === '-') return null;
    latest.unshift(place ? latest.splice(place - 1, 1)[0] : texts[next++]);
    return latest[0];
  };
  const spelled = (it) => {
    if (typeof it === 'string') return text(it);
    if (Array.isArray(it)) return it.map(spelled);
    return it && typeof it === 'object' ? Object.fromEntries(Object.entries(it).map(([key, value]) => [key, spelled(value)])) : it;
  };
  /** The `count` values of a column: `#` says how many rows each has, `?` which are there. */
  const values = (column, count) => {
    if (typeof column === 'string') return column.split(',').map(text);
    if (Array.isArray(column)) return column.map(spelled);
    const { '#': counts, '?': there, ...fields } = column;
    const made = Array.from({ length: (counts ?? there)?.reduce((sum, one) => sum + one, 0) ?? count }, () => ({}));
    for (const [key, field] of Object.entries(fields)) {
      values(field, made.length).forEach((value, at) => { if (value !== null) made[at][key] = value; });
    }
    if (counts) return counts.map((rows) => (rows ? made.splice(0, rows) : null));
    return there ? there.map((is) => (is ? made.shift() : null)) : made;
  };
  return { words: values(columns, 1)[0], texts };
}
