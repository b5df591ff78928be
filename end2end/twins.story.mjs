// Twins: somebody who has a file already is noticed while a new one is typed; of the pairs that look alike one are real
// twins and stay two, one is a woman entered twice and becomes one file; that is undone, and everything is as it was.
//
//   新登记 ── 可能已经有档案 │ 疑似重复 ──▶ 不是同一个人 │ 合成一份 ──▶ 一份档案 ──▶ 撤销 ──▶ 两份

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, visit } from './support/browser.mjs';
import { YEAR, residentId, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const HOME = { hukou_area: '990101101201', living_area: '990101101201' };
const FAMILY_PHONE = '13900000007';

/** The tailor again, with one digit of her number mistyped; and two brothers of one day. */
const MORE = [
  {
    person_no: 'P0004', resident_id: residentId('19850312', 128), name: '李秀瑛', phone: '13900000001', ...HOME,
    categories: 'poor_worker', education: '初中', skills: '裁剪', wanted_occupations: '缝纫工', wage_min: 2000, distance_km: 20,
  },
  { person_no: 'P0005', resident_id: residentId('19900808', 15), name: '周金龙', phone: FAMILY_PHONE, ...HOME, categories: 'poor_worker' },
  { person_no: 'P0006', resident_id: residentId('19900808', 17), name: '周金虎', phone: FAMILY_PHONE, ...HOME, categories: 'poor_worker' },
];

let songgang;
let browser;
const { account, signedIn } = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  browser = await openBrowser();
  const files = await writeCounty(songgang.folder, { more: MORE });
  await songgang.command('migrate');
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  const today = new Date().toISOString().slice(0, 10);
  await songgang.command('match', '--year', YEAR, '--as-of', today);
  await account('village', 'coordinator', TOWN);
  await account('town', 'town_officer', TOWN);
  await songgang.serve();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('while somebody new is typed the page warns, and names the office and no number', async () => {
  const page = await signedIn('village');
  await visit(page, '/staff/people/new');
  await page.getByLabel('住在').selectOption(HOME.living_area);
  await page.getByLabel('姓名').fill('李秀莹');
  assert.equal(await page.getByText('这个人可能已经有档案了').count(), 0, 'a name alone says nothing');
  await page.getByLabel('身份证号').fill('99010119850312');
  const warning = page.getByRole('status').filter({ hasText: '这个人可能已经有档案了' });
  await warning.waitFor();
  const text = await warning.innerText();
  assert.ok(text.includes('柳树村') && text.includes('姓名同音'), text);
  assert.ok(!/\d{6}/.test(text), 'no telephone and no number');
  await warning.getByRole('link', { name: '李秀英' }).waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'twins-warning');
  await page.getByLabel('姓名').fill('赵大海');
  await page.getByText('这个人可能已经有档案了').waitFor({ state: 'detached' });
  assertQuiet(page);
});

test('without scripts the form asks once before it takes somebody who looks like another', async () => {
  const page = await signedIn('village', { scripts: false });
  await fillNew(page, '张建图', residentId('19760404', 31), '990101101202');
  await press(page, '登记');
  await page.getByText('这个人可能已经有档案了').waitFor();
  await page.getByRole('link', { name: '张建国' }).waitFor();
  await assertFits(page);
  await picture(page, 'twins-asked');
  assert.equal(await page.getByLabel('姓名').inputValue(), '张建图', 'what was typed is kept');
  await page.getByLabel('我问清楚了，是另一个人，照样登记').check();
  await press(page, '登记');
  await page.getByText('登记好了').waitFor();
});

test('a number that has a file is refused; only the office is named', async () => {
  const page = await signedIn('village');
  await fillNew(page, '王二', residentId('19850312', 28), HOME.living_area);
  await press(page, '登记');
  const told = page.getByText('这个身份证号已经登记过了');
  await told.waitFor();
  const text = await told.innerText();
  assert.ok(text.includes('河湾镇') && !text.includes('李秀英') && !text.includes('139'), text);
});

test('real twins are said to be two, and are not asked about again', async () => {
  const page = await signedIn('village');
  await visit(page, `/staff/people?area=${TOWN}`);
  await page.getByRole('link', { name: '疑似重复' }).click();
  await page.getByRole('heading', { name: /李秀[英瑛] · 李秀[英瑛]/ }).waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'twins-pairs');
  const twins = page.locator('section').filter({ hasText: '周金龙' });
  assert.ok((await twins.innerText()).includes('电话相同'));
  await twins.getByRole('button', { name: '不是同一个人' }).click();
  await page.getByText('记下了：不是同一个人').waitFor();
  assert.equal(await page.getByText('周金龙').count(), 0);
  await page.getByRole('link', { name: '说过不是同一个人的 1' }).click();
  await page.getByText('周金龙').first().waitFor();
  await assertAccessible(page);
  await picture(page, 'twins-apart');
  assertQuiet(page);
});

let kept;
let gone;

test('one woman entered twice becomes one file, and her old number leads to it', async () => {
  const page = await signedIn('village');
  await visit(page, '/staff/look-alikes');
  const pair = page.locator('section').filter({ hasText: '李秀瑛' });
  await pair.getByRole('link', { name: '是同一个人，合成一份' }).click();
  await page.getByRole('heading', { name: '合成一份档案' }).waitFor();
  const address = new URL(page.url()).searchParams;
  [kept, gone] = [address.get('kept'), address.get('gone')];
  await page.getByText('两份都送过同一个岗位的').waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'twins-merge');
  await page.getByLabel('李秀英').first().check();
  await page.getByLabel('我核对过了，两份是同一个人').check();
  await press(page, '合成一份');
  await page.getByText('合好了，现在是一份档案').waitFor();
  await page.getByText('合并进来的档案').waitFor();
  const text = await page.locator('main').innerText();
  assert.ok(text.includes('缝纫') && text.includes('裁剪'), 'what either file knew stands in the one');
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'twins-merged');
  await page.goto(`/staff/people/${gone}`);
  assert.ok(page.url().includes(kept), 'the old address leads to the file that was kept');
  await visit(page, '/staff/look-alikes');
  assert.equal(await page.getByText('李秀瑛').count(), 0);
  const list = await signedIn('town');
  await visit(list, `/staff/people?area=${TOWN}&whose=all`);
  assert.equal(await list.getByRole('link', { name: /李秀/ }).count(), 1, 'she is on the list once');
});

test('the merge is undone, and there are two files again', async () => {
  const page = await signedIn('town');
  await visit(page, `/staff/people/${kept}?tab=file`);
  await page.getByRole('link', { name: '看一看，或撤销' }).click();
  await page.getByText('都能分开，没有要留下的').waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'twins-undo');
  await press(page, '撤销合并');
  await page.getByText('撤销了，又是两份档案了').waitFor();
  await visit(page, `/staff/people/${gone}?tab=file`);
  await visit(page, '/staff/look-alikes');
  await page.getByRole('heading', { name: /李秀[英瑛] · 李秀[英瑛]/ }).waitFor();
  assertQuiet(page);
});

test('of two officers who merge at once one wins, and the other is told what happened', async () => {
  const [one, other] = [await signedIn('village'), await signedIn('town')];
  for (const page of [one, other]) {
    await visit(page, `/staff/merge?kept=${kept}&gone=${gone}`);
    await page.getByLabel('我核对过了，两份是同一个人').check();
  }
  await press(one, '合成一份');
  await one.getByText('合好了，现在是一份档案').waitFor();
  await press(other, '合成一份');
  await other.getByText('刚才已经有人把这份档案合并了').waitFor();
  await picture(other, 'twins-overtaken');
});

/** The form for somebody new, filled as far as it must be. */
async function fillNew(page, name, number, home) {
  await visit(page, '/staff/people/new');
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('身份证号').fill(number);
  await page.getByLabel('住在').selectOption(home);
  await page.getByLabel('户口在').selectOption(home);
}

async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).first().click();
}
