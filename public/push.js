// The two buttons of /me that ask the browser to be told of new vacancies, or no longer. They stay hidden where it cannot.

const box = document.getElementById("push");
const can = box && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

if (can) begin();

async function begin() {
  const worker = await navigator.serviceWorker.register("/push-worker.js");
  const [ask, stop, on, failed] = ["ask", "stop", "on", "failed"].map((name) => document.getElementById(`push-${name}`));
  const show = (subscribed, refused = false) => {
    ask.hidden = subscribed;
    stop.hidden = on.hidden = !subscribed;
    failed.hidden = !refused;
    box.hidden = false;
  };
  ask.addEventListener("click", async () => {
    try {
      const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(box.dataset.key) });
      const { endpoint, keys } = made.toJSON();
      const kept = await send(box.dataset.on, { endpoint, p256dh: keys.p256dh, auth: keys.auth });
      if (!kept) await made.unsubscribe();
      show(kept, !kept);
    } catch {
      show(false, true);
    }
  });
  stop.addEventListener("click", async () => {
    const made = await worker.pushManager.getSubscription();
    if (made) {
      await send(box.dataset.off, { endpoint: made.endpoint });
      await made.unsubscribe();
    }
    show(false);
  });
  show((await worker.pushManager.getSubscription()) !== null && box.dataset.told !== "0");
}

async function send(address, fields) {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
  return answer.ok && new URL(answer.url).searchParams.has("told");
}

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
