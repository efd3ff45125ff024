//! Tells the developer of a form, once each, what in the mapping cannot be used: where, what is wrong and what to do.

/**
 * Makes a reporter for one element. Each problem is written to the console once and told as an event with its code only:
 * neither holds anything that was typed.
 */
export function reporter(element) {
  const told = new Set();
  return (code, place, problem, remedy) => {
    const key = `${code} ${place}`;
    if (told.has(key)) return;
    told.add(key);
    console.warn(`tildeling-kostnad: ${place}: ${problem}. Remedy: ${remedy}. (${code})`);
    element.dispatchEvent(new CustomEvent('tildeling-error', { detail: { code }, bubbles: true, composed: true }));
  };
}

/** An element as a developer finds it: its tag, id, name and mark, never its value. */
export function placeOf(element) {
  const [id, name] = ['id', 'name'].map((it) => Element.prototype.getAttribute.call(element, it));
  const mark = Element.prototype.getAttribute.call(element, 'data-tildeling');
  return [element.localName, id && `#${id}`, name && `[name="${name}"]`, mark && `[data-tildeling="${mark}"]`].filter(Boolean).join('');
}

/** What may have been meant, among the known names. */
export function suggestion(given, known) {
  const near = known.map((name) => ({ name, away: distance(given.toLowerCase(), name) })).sort((a, b) => a.away - b.away)[0];
  return near.away <= 3 ? `did you mean «${near.name}»?` : `use one of ${known.join(', ')}`;
}

function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1);
}
