// Push: the county hears of vacancies, every person gets fitting ones on the phone, answers, and the officer sees it.
//
//   areas.csv, people.csv, vacancies.csv ──import──▶ county ──match──▶ leads ──/l/{code}──▶ 感兴趣 ──▶ /staff

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, reader, readmePicture, visit } from './support/browser.mjs';
import { COUNTS, COUNTY, TODAY, YEAR, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';

let songgang;
let browser;
let officer;
let account;
let peoplePage;
let personPage;
let link;

before(async () => {
  songgang = await freshSonggang();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('the files of the office come in, and once more without a change', async () => {
  const files = await writeCounty(songgang.folder);
  await songgang.command('migrate');
  for (const noun of ['areas', 'people', 'vacancies']) {
    const first = await songgang.command('import', noun, files[noun]);
    assert.deepEqual([first.inserted, first.refused], [COUNTS[noun], 0], `${noun}: ${JSON.stringify(first)}`);
    const second = await songgang.command('import', noun, files[noun]);
    assert.deepEqual([second.inserted, second.unchanged], [0, COUNTS[noun]], `${noun}: ${JSON.stringify(second)}`);
  }
});

test('one round gives five to whom five fit, and says what is missing', async () => {
  const round = await songgang.command('match', '--year', YEAR, '--as-of', TODAY);
  assert.equal(round.people_due, 3);
  assert.deepEqual([round.people_full, round.people_short], [2, 1], JSON.stringify(round));
  assert.ok(round.shortages.length > 0, 'who can only work at home lacks four vacancies');
  const again = await songgang.command('match', '--year', YEAR, '--as-of', TODAY);
  assert.equal(again.assigned, 0, 'a second round on the same day assigns nothing twice');
});

test('the officer signs in and goes from the county down to a person', async () => {
  account = await songgang.command('account', 'create', '--role', 'county_officer', '--area', COUNTY, '--login', 'officer');
  await songgang.serve();
  officer = await reader(browser, songgang.origin, { size: 'desk' });
  await signIn(officer);
  await assertAccessible(officer);
  await picture(officer, 'staff-desk');
  await press(officer, '哪里落后');
  await officer.getByRole('link', { name: '山口镇' }).first().waitFor();
  await assertAccessible(officer);
  await picture(officer, 'staff-county');
  await press(officer, '河湾镇');
  await press(officer, '柳树村');
  await officer.getByRole('link', { name: /李秀英|看人员名单/ }).first().waitFor();
  await picture(officer, 'staff-village');
  if ((await officer.getByRole('link', { name: '李秀英' }).count()) === 0) await press(officer, '看人员名单');
  await officer.getByRole('link', { name: '李秀英' }).first().waitFor();
  await assertAccessible(officer);
  await picture(officer, 'staff-people');
  peoplePage = officer.url();
  await press(officer, '李秀英');
  await officer.getByRole('heading', { name: '李秀英' }).first().waitFor();
  await assertAccessible(officer);
  personPage = officer.url();
  await visit(officer, `${personPage}?tab=file`);
  await officer.getByText('缝纫').first().waitFor();
  await assertAccessible(officer);
  await picture(officer, 'staff-file');
  await visit(officer, personPage);
});

test('the officer makes the personal link', async () => {
  assert.equal(await officer.getByText('感兴趣').count(), 0, 'nobody has answered yet');
  link = await personalLink(officer);
  assert.match(link, /^\/l\/[\w-]{10,}$/, 'a link nobody can guess');
  await picture(officer, 'staff-person');
});

test('the person opens it on the phone and sees five vacancies with their reasons', async () => {
  const phone = await reader(browser, songgang.origin);
  await visit(phone, link);
  await phone.getByRole('button', { name: '感兴趣' }).nth(4).waitFor();
  assert.equal(await phone.getByRole('button', { name: '感兴趣' }).count(), 5);
  await assertFits(phone);
  await assertAccessible(phone);
  await readmePicture(phone, 'my-five');
  await picture(phone, 'my-five-whole');
  await press(phone, '大字');
  await phone.getByText('小字').first().waitFor();
  await assertFits(phone);
  await assertAccessible(phone);
  await picture(phone, 'my-five-large');
  assertQuiet(phone);
  await phone.context().close();
});

test('the person answers', async () => {
  const phone = await reader(browser, songgang.origin);
  await visit(phone, link);
  await phone.getByRole('button', { name: '感兴趣' }).first().click();
  await phone.getByText('撤销').first().waitFor();
  await picture(phone, 'my-five-answered');
  assertQuiet(phone);
  await phone.context().close();
});

test('the officer sees the answer', async () => {
  await visit(officer, personPage);
  await officer.getByText('感兴趣').first().waitFor();
  await picture(officer, 'staff-person-answered');
  await visit(officer, peoplePage);
  const line = officer.locator('tr, li, article').filter({ hasText: '李秀英' }).filter({ hasText: '感兴趣' });
  await line.first().waitFor();
  const { rows, total } = await songgang.command('report', 'lead-coverage', '--year', YEAR, '--area', COUNTY);
  assert.equal(total.due, 3, JSON.stringify(rows));
  assert.equal(total.leads_5_up, 1, 'opened on the phone, so five are delivered');
  assertQuiet(officer);
});

test('the officer sees what work is missing, and prints slips for those without a phone', async () => {
  await visit(officer, '/staff');
  await press(officer, '缺什么岗位');
  await officer.getByText(/还要 \d+ 个/).first().waitFor();
  await assertAccessible(officer);
  await picture(officer, 'staff-shortages');
  await visit(officer, '/staff');
  await press(officer, '打印送岗单');
  await officer.getByText('张建国').first().waitFor();
  await assertAccessible(officer);
  await picture(officer, 'staff-slips');
  assertQuiet(officer);
});

test('without scripts the person can say no, with a reason', async () => {
  const plain = await reader(browser, songgang.origin, { scripts: false });
  await visit(plain, link);
  await press(plain, '不合适');
  await press(plain, '太远');
  await plain.getByText('撤销').nth(1).waitFor();
  await visit(officer, personPage);
  await officer.getByText('太远').first().waitFor();
  await plain.context().close();
});

test('without scripts a search is an address', async () => {
  const plain = await reader(browser, songgang.origin, { scripts: false });
  await visit(plain, '/');
  await plain.locator('input[name="q"]').first().fill('缝纫');
  await plain.locator('input[name="q"]').first().press('Enter');
  await plain.waitForURL(/\/vacancies\?.*q=/);
  await plain.getByRole('link', { name: /缝纫工/ }).first().click();
  await plain.waitForURL(/\/vacancies\/[^?]+/);
  await plain.getByRole('heading', { name: /缝纫工|车工/ }).first().waitFor();
  await plain.context().close();
});

const PUBLIC_PAGES = [
  ['home', '/'], ['search', '/vacancies?q=缝纫'], ['courses', '/courses'], ['policies', '/policies'], ['events', '/events'],
  ['help', '/help'],
];

for (const [name, address] of PUBLIC_PAGES) {
  test(`${name} can be used by everybody, on a phone and at a desk, in usual and in large text`, async () => {
    for (const size of ['phone', 'desk']) {
      const page = await reader(browser, songgang.origin, { size });
      await visit(page, address);
      await assertFits(page);
      await assertAccessible(page);
      await picture(page, `${name}-${size}`);
      await press(page, '大字');
      await page.getByText('小字').first().waitFor();
      await assertFits(page);
      await assertAccessible(page);
      await picture(page, `${name}-${size}-large`);
      assertQuiet(page);
      await page.context().close();
    }
  });
}

test('a vacancy can be used by everybody', async () => {
  const phone = await reader(browser, songgang.origin);
  await visit(phone, '/vacancies?q=缝纫');
  await phone.getByRole('link', { name: /缝纫工/ }).first().click();
  await phone.waitForURL(/\/vacancies\/[^?]+/);
  await assertFits(phone);
  await assertAccessible(phone);
  await picture(phone, 'vacancy-phone');
  assertQuiet(phone);
  await phone.context().close();
});

/** Signs the officer in. */
async function signIn(page) {
  await visit(page, '/staff');
  await page.locator('input[name="login"]').fill(account.login);
  await page.locator('input[name="password"]').fill(account.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('退出').first().waitFor();
}

/** The person's link, made at the press of a button and shown once: as a link or as text to write down. */
async function personalLink(page) {
  await page.getByRole('button', { name: /做一个链接|换一个新链接/ }).first().click();
  await page.getByText('只显示这一次').first().waitFor();
  const addresses = (await page.content()).match(/\/l\/[\w-]{10,}/);
  assert.ok(addresses, 'the page shows the link');
  return addresses[0];
}

/** Presses what carries this text: a button, a link, or the head of something that folds open. */
async function press(page, text) {
  const button = page.getByRole('button', { name: text });
  const link = page.getByRole('link', { name: text });
  const head = page.locator('summary', { hasText: text });
  await button.or(link).or(head).filter({ visible: true }).first().click();
}
