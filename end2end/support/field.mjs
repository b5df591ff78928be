// The page of visits without signal, as a coordinator works with it.

import { visit } from './browser.mjs';

/** A telephone of a coordinator who has signed in and opened the field page once, so that it is kept with its list. */
export async function takeAlong(page, { login, password, name }) {
  await page.goto('/staff');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: '退出' }).waitFor();
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
