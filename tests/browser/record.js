//! Runs in every page and frame before its own scripts: notes what could leave the page or stay behind on the machine.

/** Notes calls under the symbol `tildeling.record`; must be free of names from outside, as its text is sent to the page. */
export function record() {
  const record = { calls: [], readyAt: null, href: location.href, historyLength: history.length };
  Object.defineProperty(globalThis, Symbol.for('tildeling.record'), { value: record });

  const note = (what, detail) => {
    let text;
    try {
      text = typeof detail === 'string' ? detail : JSON.stringify(detail);
    } catch {
      text = String(detail);
    }
    record.calls.push({ what, detail: text });
  };
  const watch = (owner, name, what) => {
    const original = owner?.[name];
    if (typeof original !== 'function') return;
    owner[name] = function (...args) {
      note(what, args[0]);
      return Reflect.apply(original, this, args);
    };
  };
  const watchClass = (name) => {
    const original = globalThis[name];
    if (!original) return;
    globalThis[name] = new Proxy(original, {
      construct(target, args, newTarget) {
        note(name, args[0]);
        return Reflect.construct(target, args, newTarget);
      },
    });
  };

  watch(globalThis.Storage?.prototype, 'setItem', 'storage');
  watch(globalThis.IDBFactory?.prototype, 'open', 'IndexedDB');
  watch(globalThis.CacheStorage?.prototype, 'open', 'caches');
  watch(globalThis.CookieStore?.prototype, 'set', 'cookie');
  watch(globalThis.ServiceWorkerContainer?.prototype, 'register', 'service worker');
  watch(globalThis.Navigator?.prototype, 'sendBeacon', 'sendBeacon');
  watch(globalThis.BroadcastChannel?.prototype, 'postMessage', 'BroadcastChannel');
  watch(globalThis.History?.prototype, 'pushState', 'history');
  watch(globalThis.History?.prototype, 'replaceState', 'history');
  watch(globalThis, 'postMessage', 'postMessage');
  watch(globalThis, 'open', 'window.open');
  for (const name of ['WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'SharedWorker']) watchClass(name);

  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', {
    ...cookie,
    set(value) {
      note('cookie', value);
      cookie.set.call(this, value);
    },
  });
  addEventListener('tildeling-ready', () => (record.readyAt ??= performance.timeOrigin + performance.now()), true);
}

/** When the element of one frame was ready, or null if it is not within a time in ms; runs in the frame. */
export const readyAt = (limit) => new Promise((resolve) => {
  const record = globalThis[Symbol.for('tildeling.record')];
  const answer = () => resolve(record?.readyAt ?? null);
  if (!limit || !record || record.readyAt !== null) return answer();
  addEventListener('tildeling-ready', answer, { once: true, capture: true });
  setTimeout(answer, limit);
});

/** What the record and the stores of one frame hold now; runs in the frame. */
export async function recorded() {
  const record = globalThis[Symbol.for('tildeling.record')];
  const left = [];
  const look = async (what, count) => {
    try {
      const found = await count();
      if (found) left.push(`${what}: ${found}`);
    } catch {
      // A frame without an origin of its own has no stores.
    }
  };
  await look('cookie', () => document.cookie);
  await look('localStorage', () => Object.keys(localStorage).join(', '));
  await look('sessionStorage', () => Object.keys(sessionStorage).join(', '));
  await look('IndexedDB', async () => (await indexedDB.databases()).map(({ name }) => name).join(', '));
  await look('caches', async () => (await caches.keys()).join(', '));
  await look('service worker', async () => (await navigator.serviceWorker.getRegistrations()).length);
  // Without scripts there is no record, and nothing that could have changed these two.
  await look('history', () => record && history.length - record.historyLength);
  await look('address', () => record && location.href !== record.href && location.href);
  return { calls: record?.calls ?? [], readyAt: record?.readyAt ?? null, left };
}
