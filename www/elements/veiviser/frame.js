//! For the frame page only: tells the page around us our height, that a step was taken, "ready" and error codes, and nothing else.
// Once everything has come it shuts the way out: no request can be sent any more.
const tag = document.querySelector('tildeling-veiviser');
const host = new URLSearchParams(location.search).get('host');
// The origin of the page around, as it said itself: the browser delivers to no other.
const to = host && parent !== window && URL.canParse(host) ? new URL(host).origin : null;
const tell = (type, more) => to && parent.postMessage({ type, ...more }, to);

addEventListener('tildeling-ready', () => {
  const lock = document.createElement('meta');
  lock.httpEquiv = 'Content-Security-Policy';
  lock.content = "connect-src 'none'; form-action 'none'; base-uri 'none'";
  document.head.append(lock);
  tell('tildeling-ready');
}, { once: true });
addEventListener('tildeling-error', ({ detail }) => tell('tildeling-error', { code: detail.code }));

const after = (frames, what) => (frames ? requestAnimationFrame(() => after(frames - 1, what)) : what());

// The heading of a new step gets the focus: the page around must show the top of the frame, but first give it its new height.
document.addEventListener('focusin', (event) => {
  if (event.composedPath()[0].matches('[data-focus]')) after(3, () => tell('tildeling-top'));
}, true);

let waiting = false;
let told = 0;
if (to) {
  new ResizeObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const height = Math.ceil(tag.getBoundingClientRect().height);
      if (height !== told) tell('tildeling-resize', { height: (told = height) });
    });
  }).observe(tag);
}
