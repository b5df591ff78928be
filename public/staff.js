// On the pages of staff: keeps /staff/field ready for places without signal, and says how many visits have not arrived.

if ('serviceWorker' in navigator) {
  // A browser that cannot, or a page that is not encrypted, works as long as there is signal.
  navigator.serviceWorker.register('/sw.js', { scope: '/staff' }).catch(() => {});
}

/** How many rows some stores of the field page hold; 0 where it was never opened. */
function count(...names) {
  return new Promise((resolve) => {
    if (!('indexedDB' in globalThis)) return resolve(0);
    const opening = indexedDB.open('songgang-field');
    // Nothing is made here that the page itself has not made.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = (event) => {
      event.preventDefault();
      resolve(0);
    };
    opening.onsuccess = () => {
      const db = opening.result;
      const reading = db.transaction(names);
      const counting = names.map((name) => reading.objectStore(name).count());
      reading.oncomplete = () => {
        db.close();
        resolve(counting.reduce((sum, one) => sum + one.result, 0));
      };
    };
  });
}

const place = document.querySelector('[data-waiting]');
if (place) {
  count('waiting').then((waiting) => {
    if (waiting > 0) place.textContent = place.dataset.waiting.replace('{}', waiting);
  });
}

// Whoever signs out leaves nothing behind: what has not arrived is sent first, on the page that can; then the browser clears
// what that page has kept.
for (const form of document.querySelectorAll('form[action="/staff/sign-out"]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const unsent = await count('waiting', 'drafts');
    if (unsent > 0) return globalThis.location.assign('/staff/field?leaving=1');
    form.action = '/staff/sign-out?sent=1';
    form.submit();
  });
}
