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
      // What an older page has made may lack the newest store.
      const there = names.filter((name) => db.objectStoreNames.contains(name));
      if (there.length === 0) return resolve(0);
      const reading = db.transaction(there);
      const counting = there.map((name) => reading.objectStore(name).count());
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
    const unsent = await count('waiting', 'drafts', 'photos');
    if (unsent > 0) return globalThis.location.assign('/staff/field?leaving=1');
    form.action = '/staff/sign-out?sent=1';
    form.submit();
  });
}

// What a visitor may add, on the form of a visit and on the page that works without signal.

const [SIDE, BYTES] = [1280, 200_000];

/** A photo as a data address, no larger than it has to be. It is drawn anew: nothing of the camera but the picture comes along. */
globalThis.songgangPhoto = async (file) => {
  const picture = await createImageBitmap(file);
  for (let side = SIDE; side > 200; side *= 0.75) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.8, 0.6, 0.4]) {
      const address = canvas.toDataURL('image/jpeg', quality);
      // Four letters of the address are three bytes.
      if (address.startsWith('data:image/jpeg') && address.length * 0.75 <= BYTES) return address;
    }
  }
  throw new Error('the photo stays too large');
};

/** About where this is, east and north to three decimals; asks the device. */
globalThis.songgangPlace = () => new Promise((resolve, reject) => {
  const kept = ({ coords }) => resolve(`${coords.longitude.toFixed(3)},${coords.latitude.toFixed(3)}`);
  if (!navigator.geolocation) return reject(new Error('no position'));
  navigator.geolocation.getCurrentPosition(kept, reject, { timeout: 20_000, maximumAge: 60_000 });
});

for (const photo of document.querySelectorAll('input[type=file][name=photo]')) {
  photo.addEventListener('change', async () => {
    if (photo.files.length === 0) return;
    try {
      const [, text] = (await globalThis.songgangPhoto(photo.files[0])).split(',');
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const given = new DataTransfer();
      given.items.add(new File([bytes], 'photo.jpg', { type: 'image/jpeg' }));
      photo.files = given.files;
    } catch {
      // It is sent as it is; the server says what it cannot keep.
    }
  });
}

const where = document.querySelector('#place');
if (where) {
  const [point, button, said] = ['input', 'button', '[role=status]'].map((part) => where.querySelector(part));
  const show = (words) => {
    button.textContent = point.value ? where.dataset.undo : where.dataset.do;
    said.textContent = words;
  };
  show(point.value ? where.dataset.kept : '');
  where.hidden = false;
  button.addEventListener('click', async () => {
    if (point.value) {
      point.value = '';
      return show('');
    }
    point.value = await globalThis.songgangPlace().catch(() => '');
    show(point.value ? where.dataset.kept : where.dataset.none);
  });
}
