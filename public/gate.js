// At a gate of a fair: keeps its page for hours without a net, and lends the page the camera.

if ('serviceWorker' in navigator) {
  // A browser that cannot, or a page that is not encrypted, works as long as there is signal.
  navigator.serviceWorker
    .register('/gate-sw.js', { scope: '/gate/' })
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active?.postMessage({ keep: globalThis.location.pathname }))
    .catch(() => {});
}

/** Milliseconds between two looks, and for which a code that stays in sight is one scan. */
const [LOOK, SAME] = [250, 4000];
let stream;

/** Turns the camera on or off. Hears every code once; hears `null` where there is no camera or no reader. */
globalThis.songgangCamera = async (on, heard) => {
  stream?.getTracks().forEach((track) => track.stop());
  stream = undefined;
  if (!on) return;
  try {
    const reader = new globalThis.BarcodeDetector({ formats: ['qr_code'] });
    const video = document.querySelector('#camera');
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    video.srcObject = stream;
    await video.play();
    look(reader, video, heard, stream, { code: '', at: 0 });
  } catch {
    heard(null);
  }
};

async function look(reader, video, heard, own, last) {
  if (stream !== own) return;
  const [found] = await reader.detect(video).catch(() => []);
  const now = Date.now();
  if (found && (found.rawValue !== last.code || now - last.at > SAME)) heard(found.rawValue);
  const seen = found ? { code: found.rawValue, at: now } : last;
  setTimeout(look, LOOK, reader, video, heard, own, seen);
}
