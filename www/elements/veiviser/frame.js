//! For the frame page only: tells the page around us our height and nothing else, and shuts the way out once everything has come.
const tag = document.querySelector('tildeling-veiviser');
const host = new URLSearchParams(location.search).get('host');

addEventListener('tildeling-ready', () => {
  const lock = document.createElement('meta');
  lock.httpEquiv = 'Content-Security-Policy';
  lock.content = "connect-src 'none'; form-action 'none'; base-uri 'none'";
  document.head.append(lock);
}, { once: true });

if (host && parent !== window && URL.canParse(host)) {
  let waiting = false;
  let told = 0;
  new ResizeObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const height = Math.ceil(tag.getBoundingClientRect().height);
      if (height !== told) parent.postMessage({ type: 'tildeling-resize', height: (told = height) }, new URL(host).origin);
    });
  }).observe(tag);
}
