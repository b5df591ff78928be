// Staff of the county under test: their accounts, and pages on which they have signed in.

import { reader } from './browser.mjs';

/** The accounts of one Songgang. `browser` is asked for when the first page is opened. */
export function staffOf(songgang, browser) {
  const passwords = {};
  return { account, signedIn, password };

  /** Makes an account, with whatever more the command takes. */
  async function account(login, role, area, ...more) {
    const made = await songgang().command('account', 'create', '--role', role, '--area', area, '--login', login, ...more);
    passwords[login] = made.password;
  }

  /** The first password of an account. */
  function password(login) {
    return passwords[login];
  }

  /** A page of somebody who has signed in; `how` is as `reader` takes it. */
  async function signedIn(login, how = {}) {
    const page = await reader(browser(), songgang().origin, { size: 'phone', ...how });
    await page.goto('/staff');
    await page.getByLabel('登录名').fill(login);
    await page.getByLabel('密码', { exact: true }).fill(passwords[login]);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('button', { name: '退出' }).waitFor();
    page.problems.length = 0;
    return page;
  }
}
