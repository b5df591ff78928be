// The page of visits without signal, as a coordinator works with it.

import { reader, visit } from './browser.mjs';
import { TODAY, YEAR, writeCounty } from './county.mjs';
import { freshSonggang } from './songgang.mjs';

/** The village of the coordinator, who is called anna here. */
export const VILLAGE = '990101101201';

/** A county that is served, with leads to hand over and a coordinator who looks after somebody of a name already. */
export async function countyWithVisitor(browser, name) {
  const songgang = await freshSonggang();
  const files = await writeCounty(songgang.folder);
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await songgang.command('match', '--year', YEAR, '--as-of', TODAY);
  const words = ['account', 'create', '--role', 'coordinator', '--area', VILLAGE, '--login', 'anna'];
  const { password } = await songgang.command(...words);
  await songgang.serve();
  const page = await reader(browser, songgang.origin);
  await signIn(page, 'anna', password);
  // The server finds somebody for everybody when it starts.
  await page.waitForFunction(async (sought) => (await (await fetch('/staff/people?whose=mine')).text()).includes(sought), name);
  await page.context().close();
  return { songgang, password };
}

/** Signs in. */
export async function signIn(page, login, password) {
  await page.goto('/staff');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: '退出' }).waitFor();
}

/** A telephone of a coordinator who has signed in and opened the field page once, so that it is kept with its list. */
export async function takeAlong(page, { login, password, name }) {
  await signIn(page, login, password);
  page.problems.length = 0;
  await visit(page, '/staff/field');
  await page.getByRole('button', { name: '所有人' }).click();
  await page.getByRole('button', { name }).waitFor();
  await kept(page);
}

/** Waits until the service worker has kept the page with everything it names. */
export async function kept(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    for (;;) {
      if (await caches.match('/staff/field', { ignoreVary: true })) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
}

/** Begins a visit to somebody, from the list of everybody. */
export async function begin(page, name) {
  await page.getByRole('button', { name: '所有人' }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: '开始走访' }).click();
  await page.getByRole('button', { name: '谈过了' }).click();
  await saved(page);
}

/** Writes down that nobody was at home. */
export async function writeNotHome(page, name) {
  await page.getByRole('button', { name: '所有人' }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: '开始走访' }).click();
  await page.getByRole('button', { name: '没人在家' }).click();
  await saved(page);
  await page.getByRole('button', { name: '填好了，存起来' }).click();
  await page.getByRole('heading', { name: '存在这部手机里的' }).waitFor();
}

/** Turns pages until a group is open. */
export async function turnTo(page, group) {
  const heading = page.getByRole('heading', { level: 3 });
  for (let turned = 0; turned < 10; turned += 1) {
    const text = await heading.first().innerText();
    if (text.includes(group)) return;
    await page.getByRole('button', { name: '下一页' }).click();
    await page.waitForFunction((was) => document.querySelector('h3')?.innerText !== was, text);
  }
  throw new Error(`the form has no page ${group}`);
}

/** Types into a field and waits until it is on the disk. */
export async function type(page, label, text) {
  await page.getByLabel(label, { exact: true }).fill(text);
  await saved(page);
}

/** What was typed is on the disk of the phone. */
export async function saved(page) {
  await page.waitForFunction(() => document.querySelector('#saved')?.innerText.startsWith('已存在手机里'));
}

/** Finishes the visit that is open. */
export async function finish(page) {
  await turnTo(page, '谁来证明');
  await page.getByRole('button', { name: '填好了，存起来' }).click();
  await page.getByRole('heading', { name: '存在这部手机里的' }).waitFor();
}

/** Waits until so many visits wait on the phone. */
export async function waits(page, count) {
  await page.locator('#waiting', { hasText: `未上传 ${count} 条` }).waitFor();
}
