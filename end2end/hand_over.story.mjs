// A coordinator gives three people to a colleague, who takes them with all that is open about them; a third sees nothing
// of it; another hand-over is declined and everybody stays.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { TODAY, YEAR, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';

const VILLAGE = '990101101201';
const OTHER_VILLAGE = '990101102201';
const NAMES = ['赵一凡', '钱二妹', '孙三元', '李四喜'];
const WHO = [['anna', 'coordinator', VILLAGE], ['bella', 'coordinator', VILLAGE], ['cora', 'coordinator', OTHER_VILLAGE]];

let songgang;
let browser;
const passwords = {};

before(async () => {
  songgang = await freshSonggang();
  const files = await writeCounty(songgang.folder);
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await songgang.command('import', 'people', await writePeople(songgang.folder));
  await makeAccount(...WHO[0]);
  await songgang.serve();
  browser = await openBrowser();
  // The server finds somebody for everybody when it starts; the colleague comes later and so has nobody yet.
  const page = await signedIn('anna');
  await page.waitForFunction(async () => (await (await fetch('/staff/people?whose=mine')).text()).includes('李四喜'));
  await page.context().close();
  for (const who of WHO.slice(1)) await makeAccount(...who);
  await songgang.command('match', '--year', YEAR, '--as-of', TODAY);
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('three people pass from one coordinator to another, with what is open about them', async (t) => {
  const anna = await signedIn('anna');
  await t.test('she ticks three of her people and asks her colleague', async () => {
    await visit(anna, '/staff/people?whose=mine');
    await anna.getByText('共 5 人').waitFor();
    for (const name of NAMES.slice(0, 3)) await anna.getByLabel(`选 ${name}`).check();
    await looks(anna, 'hand-over-list');
    await press(anna, '把选中的人交给别人');
    await anna.getByText('要交 3 人').waitFor();
    const text = await anna.locator('main').innerText();
    for (const name of NAMES.slice(0, 3)) assert.ok(text.includes(name), name);
    assert.ok(!text.includes(NAMES[3]));
    assert.match(text, /没送到的岗位 [1-9]\d* 个/);
    assert.deepEqual(await anna.getByLabel('交给谁').locator('option').allInnerTexts(), ['bella · 河湾镇 柳树村']);
    await anna.getByLabel('要告诉对方的话').fill('赵一凡腿脚不好，请上门');
    await looks(anna, 'hand-over-new');
    await press(anna, '请对方接');
    await anna.getByText('请出去了，等对方回话').waitFor();
    await looks(anna, 'hand-over-asked');
  });
  await t.test('until she accepts, nobody has passed', async () => {
    await visit(anna, '/staff/people?whose=mine');
    await anna.getByText('共 5 人').waitFor();
    // Nobody is in two open hand-overs.
    await anna.getByLabel(`选 ${NAMES[0]}`).check();
    await press(anna, '把选中的人交给别人');
    await anna.getByText('1 人已经在别的交接里').waitFor();
  });
  await t.test('the colleague reads it on her desk and accepts', async () => {
    const bella = await signedIn('bella');
    await visit(bella, '/staff');
    await bella.getByText('anna 想把 3 人交给你管').waitFor();
    await looks(bella, 'hand-over-desk');
    await bella.getByRole('link', { name: '去看看接不接' }).click();
    await bella.getByText('赵一凡腿脚不好，请上门').waitFor();
    await looks(bella, 'hand-over-waiting');
    await press(bella, '我来管');
    await bella.getByText('接好了，从现在起归你管').waitFor();
    await looks(bella, 'hand-over-accepted');
    await visit(bella, '/staff/people?whose=mine');
    await bella.getByText('共 3 人').waitFor();
    await bella.getByRole('link', { name: NAMES[0] }).click();
    await bella.getByRole('link', { name: '改动' }).click();
    await bella.getByText('谁在管这个人').waitFor();
    const care = await bella.locator('#care').innerText();
    assert.ok(care.indexOf('bella') < care.indexOf('anna') && care.includes('交接'), care);
    await looks(bella, 'hand-over-history');
  });
  await t.test('she who gave them is told once, and has two left', async () => {
    await visit(anna, '/staff');
    await anna.getByText('bella 接了').waitFor();
    await press(anna, '知道了');
    await anna.getByText('知道了。').waitFor();
    assert.equal(await anna.getByText('bella 接了').count(), 0);
    await visit(anna, '/staff/people?whose=mine');
    await anna.getByText('共 2 人').waitFor();
  });
  await t.test('a third sees nothing of it', async () => {
    const address = await handOver(anna);
    const cora = await signedIn('cora');
    await visit(cora, '/staff');
    assert.ok(!(await cora.locator('main').innerText()).includes('anna'));
    await visit(cora, '/staff/hand-overs');
    await cora.getByText('现在没有交接').waitFor();
    await looks(cora, 'hand-over-none');
    const answer = await cora.goto(address);
    assert.equal(answer.status(), 404);
    const text = await cora.locator('main').innerText();
    for (const name of NAMES) assert.ok(!text.includes(name), name);
  });
});

test('whoever declines says why, and everybody stays', async () => {
  const anna = await signedIn('anna');
  await visit(anna, '/staff/people?whose=mine');
  await press(anna, '把名单上 2 人都交给别人');
  await anna.getByText('要交 2 人').waitFor();
  await press(anna, '请对方接');
  await anna.getByText('请出去了').waitFor();
  const bella = await signedIn('bella', { scripts: false });
  await visit(bella, '/staff/hand-overs');
  await bella.locator('summary', { hasText: '我接不了' }).click();
  await bella.getByLabel('为什么接不了').fill('我这边已经管六十户了');
  await press(bella, '退回去');
  await bella.getByText('退回去了，人还归原来的人管').waitFor();
  await visit(anna, '/staff');
  await anna.getByText('bella 没接').waitFor();
  await anna.getByText('我这边已经管六十户了').waitFor();
  await looks(anna, 'hand-over-declined');
  await visit(anna, '/staff/people?whose=mine');
  await anna.getByText('共 2 人').waitFor();
});

async function looks(page, name) {
  await assertFits(page);
  await assertAccessible(page);
  assertQuiet(page);
  await picture(page, name);
}

/** The address of the hand-over that was accepted. */
async function handOver(page) {
  await visit(page, '/staff/hand-overs');
  const link = page.getByRole('link', { name: 'anna 交给 bella · 3 人' });
  return link.getAttribute('href');
}

async function signedIn(login, options = {}) {
  const page = await reader(browser, songgang.origin, options);
  await visit(page, '/staff');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码').fill(passwords[login]);
  await press(page, '登录');
  await page.getByRole('heading', { name: '今天要办的' }).waitFor();
  return page;
}

async function makeAccount(login, role, area) {
  const made = await songgang.command('account', 'create', '--role', role, '--area', area, '--login', login);
  passwords[login] = made.password;
}

async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).first().click();
}

/** Four more people of the village. */
async function writePeople(folder) {
  const columns = 'person_no,resident_id,name,living_area,categories,work_capacity,work_willingness,consent,wage_min,distance_km,lon,lat';
  const rows = NAMES.map((name, position) =>
    [`P01${position}`, residentId('19800101', position + 50), name, VILLAGE, 'poor_worker', 'yes', 'yes', 'yes', 2000, 20, 120.1, 30.86].join(','));
  const path = join(folder, 'village.csv');
  await writeFile(path, `${[columns, ...rows].join('\n')}\n`);
  return path;
}

/** A resident ID number that nobody has, with its check character (GB 11643). */
function residentId(birth, sequence) {
  const head = `990101${birth}${String(sequence).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((sum, weight, position) => sum + weight * Number(head[position]), 0);
  return head + '10X98765432'[sum % 11];
}
