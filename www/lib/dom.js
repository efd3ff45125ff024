//! Making nodes by hand: `h` builds an element, `replace` swaps what a node holds. No templates, no dependency, no inline style or script.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element with attributes, listeners and children.
 * Attributes: `false`, `null` and `undefined` are left out, `true` is an empty attribute, `onclick: f` is a listener,
 * `.value: x` sets a property. Children: nodes and texts, nested lists flattened, `null` and `false` left out.
 */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for drawings. */
export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Several nodes as one, for places that want a single child. */
export function many(...children) {
  return fill(document.createDocumentFragment(), null, children);
}

/** Gives `node` new children and nothing else. */
export function replace(node, ...children) {
  node.replaceChildren(...flat(children));
  return node;
}

/** Moves keyboard and screen reader to `node`, which need not be a control. */
export function focus(node, options) {
  if (!node) return;
  if (!node.matches('a[href],button,input,select,textarea,summary,[tabindex]')) node.tabIndex = -1;
  node.focus(options);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name.startsWith('.')) node[name.slice(1)] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...flat(children));
  return node;
}

function flat(children) {
  return children.flat(Infinity).filter((it) => it !== null && it !== undefined && it !== false && it !== '');
}

/** Sets a node's accessible name only when it differs. */
export function label(node, text) {
  if (node.getAttribute('aria-label') !== text) node.setAttribute('aria-label', text);
}

/** Sets a node's text only when it differs, so that nothing is repainted or read again for nothing. */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
