// Recognise: a family that lost land is entered, voted on, posted under a masked name, reviewed and decided; a figure
// changes meanwhile: the old decision keeps what it rested on, the next one takes the new.
//
//   协管员 ──▶ 村民代表会议 ──▶ 公示 7 天 ──▶ 乡镇 ──▶ 六个部门 ──▶ 县里: 予以认定 │ figure changed │ 不予认定

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { COUNTY, writeCounty } from './support/county.mjs';
import { enter, press, vote } from './support/recognition.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const DEPARTMENTS = ['agriculture', 'land', 'public_security', 'civil_affairs', 'family_planning', 'disabled_federation'];

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
  await account('county', 'county_officer', COUNTY);
  for (const department of DEPARTMENTS) await account(department, 'department_reviewer', COUNTY, '--department', department);
  await figure('county.agri_population', 1_000_000, '2025-01-01');
  await figure('land_loss.issued', 20091120, '2010-01-01');
  await figure('land_loss.effective', 20100101, '2010-01-01');
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

let first;
let second;

test('the coordinator enters an application; what the form lacks it says beside the field', async () => {
  await songgang.serve({ asOf: '2026-06-30' });
  const page = await signedIn('village');
  first = await enter(page, { town: TOWN, name: '李秀英', left: '1.43', half });
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'recognise-application');
  assertQuiet(page);
});

test('the assembly votes, and the notice hangs with a masked name and no full number', async () => {
  const page = await signedIn('village');
  await visit(page, first);
  await vote(page, '2026-06-29');
  await page.getByText('公示中').first().waitFor();
  const visitor = await reader(browser, songgang.origin, { size: 'phone', scripts: false });
  await visit(visitor, '/notices');
  await assertFits(visitor);
  await picture(visitor, 'recognise-notices');
  await visitor.getByRole('link', { name: '李**' }).click();
  const text = await visitor.locator('main').innerText();
  assert.ok(!text.includes('李秀英') && !/\d{17}[\dX]/.test(text), 'the notice names nobody');
  assert.ok(!text.includes('亩'), 'and says nothing of what they have');
  await picture(visitor, 'recognise-notice');
  const seeing = await reader(browser, songgang.origin, { size: 'phone' });
  await visit(seeing, new URL(visitor.url()).pathname);
  await assertAccessible(seeing);
});

test('somebody objects without a name, gets a number, and only the township reads it', async () => {
  const visitor = await reader(browser, songgang.origin, { size: 'phone', scripts: false });
  await visit(visitor, '/notices');
  await visitor.getByRole('link', { name: '李**' }).click();
  await visitor.getByLabel('你的意见').fill('他家还有两亩地没有算。');
  await visitor.getByRole('button', { name: '提交意见' }).click();
  await visitor.getByText('20260630-').waitFor();
  await picture(visitor, 'recognise-objected');
  const village = await signedIn('village');
  await visit(village, first);
  assert.equal(await village.getByText('他家还有两亩地').count(), 0, 'the village does not read it');
  const town = await signedIn('town');
  await visit(town, first);
  await town.getByText('他家还有两亩地没有算。').waitFor();
  await assertAccessible(town);
  await assertFits(town);
  await picture(town, 'recognise-objection');
  await harmless(town, '异议不成立，重新公示', '核实过，两亩地是别家的。');
  await town.getByText('公示中').first().waitFor();
});

test('after seven full days and a weekend nobody worked, the notice has come down by itself', async () => {
  await again('2026-07-13');
  const visitor = await reader(browser, songgang.origin, { size: 'phone' });
  await visit(visitor, '/notices');
  await visitor.getByText('现在没有公示').waitFor();
  const town = await signedIn('town');
  await visit(town, '/staff/recognitions');
  await town.getByRole('link', { name: '李秀英' }).waitFor();
  await assertAccessible(town);
  await assertFits(town);
  await picture(town, 'recognise-inbox');
  await visit(town, first);
  await press(town, '同意，上报县里');
  await town.getByText('部门联审').first().waitFor();
});

test('each department sees its own fields and confirms them', async () => {
  for (const department of DEPARTMENTS) await confirm(department, first);
  const county = await signedIn('county');
  await visit(county, first);
  await county.getByText('县里决定').first().waitFor();
});

test('nothing is decided while a figure is not set, and the page says which', async () => {
  const county = await signedIn('county');
  await visit(county, first);
  await county.getByText('全县耕地面积').first().waitFor();
  await picture(county, 'recognise-not-set');
  await press(county, '予以认定');
  await county.getByText('还没有设定').first().waitFor();
  await figure('county.farmland', 120_000_000, '2025-01-01');
  await visit(county, first);
  await county.getByText('符合条件').first().waitFor();
  await press(county, '予以认定');
  await county.getByText('已认定').first().waitFor();
  await assertAccessible(county);
  await assertFits(county);
  await picture(county, 'recognise-recognised');
});

test('a changed figure leaves the old decision alone and decides the next', async () => {
  await figure('land_loss.percent', 20, '2026-07-14');
  await again('2026-07-14');
  const village = await signedIn('village');
  second = await enter(village, { town: TOWN, name: '张建国', left: '1.43', half });
  await visit(village, second);
  await vote(village, '2026-06-29');
  await again('2026-07-22');
  const town = await signedIn('town');
  await visit(town, second);
  await press(town, '同意，上报县里');
  for (const department of DEPARTMENTS) await confirm(department, second);
  const county = await signedIn('county', { size: 'desk' });
  await visit(county, second);
  await county.getByText('不符合条件').first().waitFor();
  await press(county, '予以认定');
  await county.getByText('按规定不符合条件，不能认定').first().waitFor();
  await harmful(county, '不予认定', '人均剩余耕地高于规定');
  await county.getByText('不予认定').first().waitFor();
  await visit(county, first);
  const rules = await county.locator('#rules').innerText();
  assert.match(rules, /30 %[\s\S]*20 %/, 'the figure of then beside that of now');
  await assertAccessible(county);
  await picture(county, 'recognise-then-and-now');
});

test('two officers decide at once: one wins, the other is told what happened', async () => {
  await account('county2', 'county_officer', COUNTY);
  const village = await signedIn('village');
  await visit(village, second);
  await harmless(village, '申诉', '家里的口粮田也算进去了。');
  const [one, other] = [await signedIn('county2', { size: 'desk' }), await signedIn('county2', { size: 'desk' })];
  await visit(one, second);
  await visit(other, second);
  await harmless(one, '申诉成立，重新办', '重新核算。');
  await harmful(other, '维持不予认定', '核算无误。');
  await other.getByText('刚才已经有人改过了').waitFor();
  await other.getByText('刚才发生的').waitFor();
  await picture(other, 'recognise-overtaken');
});

/** A figure of the county. */
function figure(key, value, from) {
  return songgang.command('figures', 'set', key, value, '--area', COUNTY, '--from', from, '--source', '县统计公报');
}

/** The server again, on another day. */
async function again(day) {
  await songgang.rest();
  await songgang.serve({ asOf: day });
}

/** What the form lacks it says beside the field. */
async function half(page) {
  await picture(page, 'recognise-form');
  await page.getByLabel('征地后剩下的耕地').fill('9');
  await page.getByLabel('征地前耕地').fill('4.43');
  await press(page, '提交申请');
  await page.getByText('这里要填。').first().waitFor();
}

async function confirm(department, address) {
  const page = await signedIn(department);
  await visit(page, '/staff/recognitions');
  await visit(page, address);
  if (department === 'civil_affairs') {
    const text = await page.locator('main').innerText();
    assert.ok(text.includes('低保') && !text.includes('耕地'), 'own fields alone');
    await assertAccessible(page);
    await picture(page, 'recognise-department');
  }
  await press(page, '本部门确认无误');
  await page.getByText('办好了').waitFor();
}

/** Opens a step that asks why, and takes it. */
async function harmless(page, name, reason) {
  const part = page.locator('details').filter({ has: page.locator('summary', { hasText: name }) }).first();
  await part.locator('summary').click();
  await part.locator('textarea').fill(reason);
  await part.getByRole('button', { name }).click();
}

/** The same for one that hurts: it must be meant. */
async function harmful(page, name, reason) {
  const part = page.locator('details').filter({ has: page.locator('summary', { hasText: name }) }).first();
  await part.locator('summary').click();
  await part.locator('textarea').fill(reason);
  await part.getByRole('checkbox').check();
  await part.getByRole('button', { name }).click();
}
