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

/**
 * Sends what is kept, one roster after the other. One that cannot be taken is said and kept, and does not hold up the others; what
 * was kept while this one was on its way stays.
 */
async function send() {
  let refused = false;
  for (const one of kept()) {
    const body = JSON.stringify({ ...one, sent_at: new Date().toISOString() });
    const answer = await fetch('/api/training/roster', { method: 'POST', body }).catch(() => null);
    if (answer?.ok) keep(kept().filter((other) => JSON.stringify(other) !== JSON.stringify(one)));
    else if ([403, 404, 422].includes(answer?.status)) refused = true;
    else break;
  }
  tell(kept().length, refused, true);
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
