// The worker behind push messages (scope /): shows what the server pushes, and opens the page behind it. It keeps no page.

self.addEventListener("push", (event) => {
  event.waitUntil(show(said(event.data)));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

function said(data) {
  try {
    return data.json();
  } catch {
    return {};
  }
}

// A browser that was told must show something, or it takes the permission away.
function show({ title = "送岗", body = "", url = "/me" }) {
  return self.registration.showNotification(title, {
    body,
    data: url,
    tag: "leads",
    icon: "/favicon.svg",
    lang: "zh-CN",
  });
}

// Only addresses of this site, and the page that is open already before a second one.
async function open(url) {
  const target = new URL(typeof url === "string" ? url : "/me", self.location.origin);
  if (target.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find((page) => new URL(page.url).pathname === target.pathname);
  await (there ? there.focus() : self.clients.openWindow(target.href));
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
