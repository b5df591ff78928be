// An employer hires: it registers, posts a vacancy on a small phone, is told what is not allowed, mends it, an officer looks,
// seekers find it, a round leads to a person who says yes, and the employer invites and hires them.
//
//   登记 ──▶ 确认 ──▶ 发布岗位 ──收费✗──▶ 改好 ──▶ 审核 ──▶ 搜得到 ──match──▶ 感兴趣 ──▶ 约来看看 ──▶ 录用 ──▶ /me

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { TODAY, YEAR, creditCode, writeCounty } from './support/county.mjs';
import { openGateway } from './support/gateway.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const BOSS = '15400000031';
const TITLE = '裁剪工学徒';

let songgang;
let browser;
let gateway;
let boss;
let vacancy;
let link;
let mine;
const { account, signedIn } = staffOf(() => songgang, () => browser);

before(async () => {
  gateway = await openGateway();
  songgang = await freshSonggang();
  browser = await openBrowser();
  const files = await writeCounty(songgang.folder);
  await songgang.command('migrate');
  for (const noun of ['areas', 'people']) await songgang.command('import', noun, files[noun]);
  await account('village', 'coordinator', TOWN);
  await account('town', 'town_officer', TOWN);
  await songgang.serve();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
  gateway?.stop();
});

/** The page is fit for a small phone, for large text and for everybody. */
async function assertGood(page, name) {
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, name);
}

test('an employer registers by telephone and an officer confirms it', async () => {
  boss = await reader(browser, songgang.origin, { size: 'phone', scripts: false });
  await visit(boss, `/?place=${TOWN}`);
  await visit(boss, '/employer/register');
  await boss.getByLabel('统一社会信用代码').fill(creditCode('91990101MA0000088'));
  await boss.getByLabel('单位名称').fill('河湾制衣作坊');
  await boss.getByLabel('法定代表人').fill('陈建国');
  await boss.getByLabel('你的名字').fill('陈建国');
  await boss.getByLabel('你的手机号').fill(BOSS);
  await boss.getByRole('button', { name: '发验证码，登记' }).click();
  await boss.locator('input[name="code"]').fill(await gateway.digits(BOSS));
  await boss.locator('form:has(input[name="code"]) button').click();
  await visit(boss, '/employer');
  await boss.getByText('等待确认').waitFor();
  const officer = await signedIn('town');
  await visit(officer, '/staff/employers');
  await officer.getByRole('button', { name: '核实了，确认' }).click();
  await officer.getByText('确认了，单位可以用了。').waitFor();
  await visit(boss, '/employer');
  await boss.getByRole('link', { name: '发布岗位' }).waitFor();
  await picture(boss, 'employer-home');
});

test('a vacancy is entered on a small phone without scripts, mistakes stay beside their fields', async () => {
  await boss.getByRole('link', { name: '发布岗位' }).click();
  await boss.getByRole('heading', { name: '发布岗位' }).waitFor();
  await picture(boss, 'employer-form');
  await boss.getByLabel('招什么人').fill(TITLE);
  await boss.getByLabel('招几个人').fill('1');
  await boss.getByLabel('最少').fill('面议');
  await boss.getByLabel('包吃').check();
  await boss.getByLabel('要做什么').fill('坐着裁布，有师傅教。入职交服装费200元。');
  await boss.getByRole('button', { name: '看看样子' }).click();
  await boss.getByText('看不懂，换个写法。').waitFor();
  assert.equal(await boss.getByLabel('招什么人').inputValue(), TITLE, 'what was typed stays');
  assert.ok(await boss.getByLabel('包吃').isChecked());
  await boss.getByLabel('最少').fill('3200');
  await boss.getByRole('button', { name: '看看样子' }).click();
  await boss.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
});

test('it is told which words are not allowed, and cannot be sent before they are gone', async () => {
  await boss.getByText('不能向求职者收任何钱。').waitFor();
  assert.equal(await boss.getByRole('button', { name: /发布|请工作人员/ }).count(), 0);
  await picture(boss, 'employer-blocked');
  await boss.getByRole('link', { name: '接着改' }).click();
  await boss.getByLabel('要做什么').fill('坐着裁布，有师傅教。');
  await boss.getByRole('button', { name: '看看样子' }).click();
  await boss.getByRole('heading', { name: '求职者看到的样子' }).waitFor();
  vacancy = new URL(boss.url()).pathname;
  // Nobody has set the minimum wage here, so that an officer compares the pay.
  await boss.getByRole('button', { name: '请工作人员看一看' }).click();
  await boss.getByText('等工作人员审核').waitFor();
});

test('an officer looks at it on the telephone, approves, takes it back, approves again', async () => {
  const officer = await signedIn('town');
  await visit(officer, '/staff');
  await officer.getByRole('link', { name: '岗位等审核' }).click();
  await officer.getByText('这里的最低工资还没录入。').waitFor();
  await assertGood(officer, 'employer-review');
  await officer.getByRole('button', { name: '没问题，发布' }).click();
  await officer.getByText('今天你办的').waitFor();
  await officer.getByRole('button', { name: '撤销，重新审' }).click();
  await officer.getByRole('button', { name: '没问题，发布' }).click();
  await officer.getByText('今天你办的').waitFor();
  assertQuiet(officer);
});

test('seekers find it', async () => {
  const visitor = await reader(browser, songgang.origin, { size: 'phone' });
  const found = async () => {
    await visit(visitor, `/vacancies?q=${encodeURIComponent('裁剪')}`);
    return visitor.getByRole('link', { name: new RegExp(TITLE) }).count();
  };
  for (let tries = 0; tries < 20 && (await found()) === 0; tries += 1) await visitor.waitForTimeout(300);
  assert.equal(await found(), 1);
});

test('a round leads to people, one says yes and shares the telephone', async () => {
  const round = await songgang.command('match', '--year', YEAR, '--as-of', TODAY);
  assert.ok(round.assigned >= 1, JSON.stringify(round));
  const page = await signedIn('village');
  await visit(page, `/staff/people?area=${TOWN}`);
  const href = await page.getByRole('link', { name: '李秀英' }).first().getAttribute('href');
  await visit(page, `/staff/people/${href.split('/').pop().split('?')[0]}`);
  await page.getByRole('button', { name: '做一个链接' }).click();
  link = await page.locator('a.code').getAttribute('href');
  mine = await reader(browser, songgang.origin, { size: 'phone' });
  await visit(mine, link);
  await mine.getByRole('link', { name: TITLE }).waitFor();
  await mine.getByLabel(/可以把我的姓名和电话给这个单位/).first().check();
  await assertGood(mine, 'employer-yes');
  await mine.getByRole('button', { name: '感兴趣' }).click();
  await mine.getByText('你说了：感兴趣。').waitFor();
});

test('the employer sees little, asks for the telephone, and invites', async () => {
  await visit(boss, '/employer');
  await boss.getByText('1 个在等你回话').waitFor();
  await boss.getByRole('link', { name: '谁想来' }).click();
  await boss.getByRole('heading', { name: '李**' }).waitFor();
  assert.ok(!(await boss.content()).includes('13900000001'), 'no telephone before it is asked for');
  await picture(boss, 'employer-candidate');
  await boss.getByRole('button', { name: '看姓名和电话' }).click();
  await boss.getByRole('link', { name: /13900000001/ }).waitFor();
  await boss.locator('summary', { hasText: '约来看看' }).click();
  await boss.getByLabel('哪天').fill(TODAY);
  await boss.getByLabel('几点、在哪里').fill('上午9点，厂门口');
  await boss.getByRole('button', { name: '就这么约' }).click();
  await boss.getByText('约好了，会告诉本人。').waitFor();
  await picture(boss, 'employer-invited');
});

test('the person reads the day and the place, and then that they are hired', async () => {
  await visit(mine, link);
  await mine.getByText('上午9点，厂门口').waitFor();
  await assertGood(mine, 'employer-me-invited');
  await boss.getByRole('button', { name: '录用' }).click();
  await boss.getByText('录用了，会告诉本人。').waitFor();
  await visit(mine, link);
  await mine.getByText('单位要你了！').waitFor();
  await picture(mine, 'employer-me-hired');
  assertQuiet(mine);
});

test('the opening is taken, and nobody finds it any more', async () => {
  await visit(boss, vacancy);
  await boss.getByText('还招 0 个（共 1 个）').waitFor();
  await boss.getByRole('link', { name: '照这个再发一个' }).click();
  assert.equal(await boss.getByLabel('招什么人').inputValue(), TITLE);
});

test('every page of it reads well with large text', async () => {
  const large = await reader(browser, songgang.origin, { size: 'phone' });
  await large.context().addCookies(await boss.context().cookies());
  for (const address of ['/employer', '/employer/vacancies/new', vacancy, `${vacancy}/candidates`]) {
    await visit(large, `${address}?size=large`);
    await assertAccessible(large);
    await assertFits(large);
  }
  assertQuiet(large);
});
