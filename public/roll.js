// The roster of a class day without signal: what is ticked is kept on this telephone at once, and sent when it can be. The
// page is opened while there is signal and stays open; what was kept is sent also after it was closed, as soon as a day of a
// class is opened again. Ids and times alone are kept, no names. Sent twice it counts once.

const STORE = 'songgang-roll';
const form = document.querySelector('#roll');
const said = form?.querySelector('[role=status]');

const kept = () => JSON.parse(localStorage.getItem(STORE) ?? '[]');
const keep = (rosters) => localStorage.setItem(STORE, JSON.stringify(rosters));

/** The instant of a time of day here, or null. */
function instant(day, time) {
  const at = time ? new Date(`${day}T${time}:00+08:00`) : null;
  return at && !Number.isNaN(at.valueOf()) ? at.toISOString() : null;
}

/** What is ticked, as it is sent. */
function roster() {
  const { class: id, day } = form.dataset;
  const ticked = [...form.querySelectorAll('input[name=who]:checked')];
  const marks = ticked.map(({ value }) => ({
    enrolment: value,
    in_at: instant(day, form.elements[`in-${value}`].value) ?? new Date().toISOString(),
    out_at: instant(day, form.elements[`out-${value}`].value),
  }));
  return { class: id, day, marks };
}

/** Sends what is kept, one roster after the other; one that cannot be taken is said and kept. */
async function send() {
  const rosters = kept();
  while (rosters.length > 0) {
    const body = JSON.stringify({ ...rosters[0], sent_at: new Date().toISOString() });
    const answer = await fetch('/api/training/roster', { method: 'POST', body }).catch(() => null);
    if (!answer?.ok) return tell(rosters.length, answer?.status === 422);
    rosters.shift();
    keep(rosters);
  }
  tell(0, false, true);
}

function tell(waiting, refused, sent = false) {
  if (!said) return;
  if (waiting > 0) said.textContent = refused ? form.dataset.refused : form.dataset.kept + waiting;
  else if (sent && said.textContent) said.textContent = form.dataset.sent;
}

form?.addEventListener('change', ({ target }) => {
  if (target.name !== 'who' || !target.checked) return;
  const came = form.elements[`in-${target.value}`];
  const here = new Date(Date.now() + 8 * 3600_000).toISOString();
  if (!came.value && here.startsWith(form.dataset.day)) came.value = here.slice(11, 16);
});

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const now = roster();
  keep([...kept().filter((one) => one.class !== now.class || one.day !== now.day), now]);
  tell(kept().length, false);
  send();
});

addEventListener('online', send);
if (kept().length > 0) {
  tell(kept().length, false);
  send();
}
