// At a gate of a fair: keeps its page for hours without a net.

if ('serviceWorker' in navigator) {
  // A browser that cannot, or a page that is not encrypted, works as long as there is signal.
  navigator.serviceWorker
    .register('/gate-sw.js', { scope: '/gate/' })
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active?.postMessage({ keep: globalThis.location.pathname }))
    .catch(() => {});
}
