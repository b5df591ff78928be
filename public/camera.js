// Where codes of visitors are scanned (gates and stands): lends the page the camera, where the browser reads codes (BarcodeDetector).
// Everywhere else codes are typed, read by a hand scanner, or by the telephone's own camera, which opens the page behind the code.

/** Milliseconds between two looks, and for which a code that stays in sight is one scan. */
const [LOOK, SAME] = [250, 4000];
/** Under this name the phone remembers at which gate or stand it scans. */
const DESK = 'songgang-desk';
let stream;

/** Turns the camera on or off. Hears every code once; hears `null` where there is no camera or no reader. */
globalThis.songgangCamera = async (on, heard, video = document.querySelector('#camera')) => {
  stream?.getTracks().forEach((track) => track.stop());
  stream = undefined;
  if (!on) return;
  try {
    const reader = new globalThis.BarcodeDetector({ formats: ['qr_code'] });
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

const field = document.querySelector('input[data-scan]');

/** What was read goes into the field as if it had been typed. */
function take(code) {
  field.value = code;
  field.form.requestSubmit();
}

/** A form that asks for it gets a button for the camera, where this browser can read codes. */
async function lend(form) {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []);
  if (!formats?.includes('qr_code') || !navigator.mediaDevices) return;
  const { camera, cameraStop, cameraNone } = form.dataset;
  const [video, button] = ['video', 'button'].map((name) => document.createElement(name));
  Object.assign(video, { id: 'camera', hidden: true, muted: true, playsInline: true });
  Object.assign(button, { type: 'button', className: 'button big', textContent: camera });
  const turn = (on) => {
    video.hidden = !on;
    button.textContent = on ? cameraStop : camera;
    globalThis.songgangCamera(on, (code) => {
      turn(false);
      if (code === null) Object.assign(button, { textContent: cameraNone, disabled: true });
      else take(code);
    }, video);
  };
  button.addEventListener('click', () => turn(video.hidden));
  form.prepend(video, button);
}

if (field) {
  try {
    localStorage.setItem(DESK, globalThis.location.pathname);
  } catch {
    // A phone that keeps nothing scans with the button of this page.
  }
  // The telephone's own camera read a code, and its page led here: behind the number sign it reaches no server.
  const shown = globalThis.location.hash.match(/^#code=(\w+)$/);
  if (shown) {
    history.replaceState(null, '', globalThis.location.pathname);
    addEventListener('load', () => setTimeout(take, 0, shown[1]));
  }
  if (field.form.dataset.camera) lend(field.form);
}

// The page behind a code: a phone that scans at a gate or stand is led back there.
const way = document.querySelector('[data-desk]');
if (way) {
  try {
    const desk = localStorage.getItem(DESK);
    if (desk) {
      way.firstElementChild.href = `${desk}#code=${way.dataset.desk}`;
      way.hidden = false;
    }
  } catch {
    // Then there is no such way.
  }
}
