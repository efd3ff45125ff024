//! Follows a form that is not ours: what is typed, chosen, added, removed, reset or set by a script. Never changes it.

import { concerns, rootOf } from './controls.js';

/** How often the form is looked at without being told, in milliseconds: a script may set a value without any event. */
const PULSE = 1000;
const EVENTS = ['input', 'change', 'reset', 'submit', 'click', 'keyup', 'focusout'];

/**
 * Calls `changed` after anything that may have changed `form`, once for many events, and `pulse` every second while the page is
 * in sight. Returns a function that ends it. Listens in the capturing phase, so that a host may stop its own events.
 */
export function watch(form, { changed, pulse }) {
  const root = rootOf(form);
  let waiting = 0;
  // After the event's own work: a form is reset, and a framework has drawn, when the events are over.
  const soon = () => { if (!waiting) waiting = setTimeout(() => { waiting = 0; changed(); }, 0); };
  const hear = ({ target }) => { if (target instanceof Element && concerns(form, target)) soon(); };
  for (const type of EVENTS) root.addEventListener(type, hear, { capture: true, passive: true });
  const observer = new MutationObserver(soon);
  observer.observe(form, { childList: true, subtree: true, attributes: true });
  const timer = setInterval(() => { if (document.visibilityState !== 'hidden') pulse(); }, PULSE);
  return () => {
    for (const type of EVENTS) root.removeEventListener(type, hear, { capture: true });
    observer.disconnect();
    clearInterval(timer);
    clearTimeout(waiting);
  };
}
