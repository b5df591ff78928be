// My data: a person sees what is kept and who looked at it, has a mistake corrected, takes a consent back, takes a copy,
// and asks to be erased. Nobody sees a number in full without a reason that the person can read.
//
//   协管员 shows a number ──▶ the person reads who and why ──▶ 更正 ──▶ 经办人员 accepts ──▶ 不同意 ──▶ no more matching
//                                                     └──▶ 带走一份 ──▶ 请删掉 ──▶ 乡镇 erases ──▶ the link opens nothing

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { COUNTY, TODAY, YEAR, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const PHONE = '13900000001';

let songgang;
let browser;
const { account, signedIn } = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  browser = await openBrowser();
  const files = await writeCounty(songgang.folder);
  await songgang.command('migrate');
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await account('village', 'coordinator', TOWN);
  await account('town', 'town_officer', TOWN);
  await account('auditor', 'auditor', COUNTY);
  await songgang.serve();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

let file;
let link;
let mine;

test('the coordinator has a number shown for a reason, once', async () => {
  const page = await signedIn('village');
  await visit(page, `/staff/people?area=${TOWN}`);
  const href = await page.getByRole('link', { name: '李秀英' }).first().getAttribute('href');
  file = `/staff/people/${href.split('/').pop().split('?')[0]}`;
  await visit(page, `${file}?tab=file`);
  assert.ok(!(await page.content()).includes(PHONE), 'masked');
  await page.locator('summary', { hasText: '看完整号码' }).click();
  await picture(page, 'my-data-reveal');
  await page.getByRole('radio', { name: '电话', exact: true }).check();
  await page.getByLabel('为什么要看').selectOption({ label: '别的' });
  await page.getByLabel('写清楚').fill('核对补贴名单');
  await page.getByRole('button', { name: '显示', exact: true }).click();
  await page.getByRole('link', { name: PHONE }).waitFor();
  assert.ok(!page.url().includes(PHONE));
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'my-data-revealed');
  await visit(page, `${file}?tab=file`);
  assert.ok(!(await page.content()).includes(PHONE), 'shown once');
  await visit(page, file);
  await page.getByRole('button', { name: '做一个链接' }).click();
  link = await page.locator('a.code').getAttribute('href');
  assertQuiet(page);
});

test('the person opens the data by the slip and reads who looked and why', async () => {
  mine = await reader(browser, songgang.origin, { size: 'phone' });
  await visit(mine, link);
  await mine.getByRole('button', { name: '在这台手机上打开我的资料' }).click();
  await mine.getByRole('heading', { name: '我的资料', level: 1 }).waitFor();
  await mine.getByText('核对补贴名单').waitFor();
  const text = await mine.locator('main').innerText();
  assert.ok(text.includes('河湾镇') && text.includes('协管员'), 'office and role');
  assert.ok(!text.includes('village'), 'and no name');
  assert.ok(!/\d{17}[\dX]/.test(text) && !text.includes(PHONE), 'numbers are masked');
  await assertAccessible(mine);
  await assertFits(mine);
  await picture(mine, 'my-data');
  await visit(mine, '/me');
  await mine.getByRole('link', { name: '我的资料' }).click();
  await mine.getByText('谁看过我的资料').first().waitFor();
});

test('a mistake is asked about in two steps', async () => {
  await mine.getByRole('link', { name: '写错了，请工作人员改' }).click();
  await mine.getByRole('heading', { name: '哪一样写错了？' }).waitFor();
  await assertAccessible(mine);
  await assertFits(mine);
  await picture(mine, 'my-data-which');
  await mine.getByRole('link', { name: '学历' }).click();
  await mine.getByLabel('学历').selectOption({ label: '中专' });
  await mine.getByLabel('补充说明').fill('有毕业证');
  await assertAccessible(mine);
  await assertFits(mine);
  await picture(mine, 'my-data-correct');
  await mine.getByRole('button', { name: '提交，请工作人员改' }).click();
  await mine.getByText('提交了，等工作人员答复。').waitFor();
  await mine.getByText('等答复').first().waitFor();
  await picture(mine, 'my-data-asked');
});

test('an officer sees by when it must be answered, and accepts', async () => {
  const page = await signedIn('town');
  await visit(page, '/staff');
  await page.getByRole('link', { name: '资料请求' }).click();
  await page.getByText('30 天内要答复').waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'my-data-inbox');
  await page.getByRole('link', { name: '李秀英' }).click();
  await page.getByText('有毕业证').waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'my-data-request');
  await page.getByRole('button', { name: '同意，改过来' }).click();
  await page.getByText('答复好了').waitFor();
  await visit(page, `${file}?tab=history`);
  await page.getByText('本人申请更正').waitFor();
  assertQuiet(page);
});

test('the person reads the answer and takes a consent back; no round finds them any more', async () => {
  await visit(mine, '/me/data');
  await mine.getByText('办好了').waitFor();
  const matching = mine.locator('#consent-matching');
  await matching.locator('summary').click();
  await picture(mine, 'my-data-consent');
  await matching.getByRole('checkbox').check();
  await matching.getByRole('button', { name: '不同意了' }).click();
  await mine.getByText('记下了，马上算数。').waitFor();
  await mine.locator('#consent-matching').getByText('不同意').first().waitFor();
  const out = join(songgang.folder, 'round.jsonl');
  await songgang.rest();
  await songgang.command('match', '--year', YEAR, '--as-of', TODAY, '--out', out);
  await songgang.serve();
  const lines = (await readFile(out, 'utf8')).trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));
  assert.ok(lines.length > 0, 'others are found');
  assert.ok(!lines.some((line) => line.person_no === 'P0001'), 'not who said no');
});

test('the person still gets in, takes a copy with full numbers, and asks to be erased', async () => {
  mine = await reader(browser, songgang.origin, { size: 'phone' });
  await visit(mine, link);
  await mine.getByRole('button', { name: '在这台手机上打开我的资料' }).click();
  await mine.getByRole('heading', { name: '我的资料', level: 1 }).waitFor();
  const saved = await copy(mine, '');
  assert.ok(saved.includes('李秀英') && !saved.includes(PHONE), 'masked for whoever does not prove to be it');
  await mine.locator('#erase summary').click();
  await picture(mine, 'my-data-erase');
  await mine.getByLabel('我想好了，请删掉').check();
  await mine.getByRole('button', { name: '提交删除请求' }).click();
  await mine.getByText('已经提了删除请求').waitFor();
  await assertAccessible(mine);
  await assertFits(mine);
  assertQuiet(mine);
  const village = await signedIn('village');
  await visit(village, '/staff/requests');
  await village.getByText('删掉全部资料').waitFor();
  await village.getByRole('link', { name: '李秀英' }).click();
  assert.equal(await village.getByRole('button', { name: '不同意' }).count(), 0, 'a coordinator decides no erasure');
});

test('the auditor reads who looked at whose data, by number', async () => {
  const page = await signedIn('auditor');
  await visit(page, '/staff');
  await page.getByRole('link', { name: '查看记录' }).click();
  await page.getByRole('link', { name: 'P0001' }).first().waitFor();
  const text = await page.locator('main').innerText();
  assert.ok(text.includes('看了完整号码') && !text.includes('李秀英') && !text.includes(PHONE));
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'my-data-log');
  await page.locator('summary', { hasText: '查' }).first().click();
  await page.getByLabel('只看显示过完整号码的').check();
  await page.getByRole('button', { name: '查', exact: true }).click();
  await page.getByText('共 1 条').waitFor();
  await page.getByRole('link', { name: 'P0001' }).first().click();
  await page.getByText('核对补贴名单').first().waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'my-data-seen');
  assertQuiet(page);
});

test('the township erases what it was asked to, and the link says so', async () => {
  const town = await signedIn('town');
  await visit(town, '/staff/requests');
  await town.getByRole('link', { name: '李秀英' }).click();
  await town.getByText('谁也找不回来').waitFor();
  await assertAccessible(town);
  await assertFits(town);
  await picture(town, 'my-data-erasing');
  await town.getByLabel('看清楚了，删了不能恢复').check();
  await town.getByRole('button', { name: '删除这份档案' }).click();
  await town.getByText('档案删除了').waitFor();
  await visit(town, '/staff/requests');
  assert.equal(await town.getByText('李秀英').count(), 0, 'nothing names who was erased');
  const answer = await mine.goto(link);
  assert.equal(answer.status(), 410);
  await mine.getByText('已经删除了').waitFor();
  assert.ok(!(await mine.content()).includes('李秀英'));
  await assertAccessible(mine);
  await assertFits(mine);
  await picture(mine, 'my-data-gone');
  const kept = await readFile(join(songgang.data, 'songgang.db'));
  assert.ok(!kept.includes(PHONE), 'no number in the file of the database');
});

/** Saves the copy and gives its text. */
async function copy(page, proof) {
  await page.getByLabel('要写完整的号码').fill(proof);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存成文件' }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}
