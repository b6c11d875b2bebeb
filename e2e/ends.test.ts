/**
 * The ways a task comes to its end, each on its screen: a claim part by part with a file as evidence, made routine, not attained, the look-back that
 * holds and the one that reopens, requests for adjustment and their answers.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfSaying } from '../apps/server/src/testing/scanned.js';
import { acted, become, confirm, dialogDone, fileFrom, open, taskByNumber, unitOf } from './cycle-steps.js';
import { axeFindings, canRun, enterAs, look, openStage, planOf, type Stage } from './stage.js';

const PDF = Buffer.from(pdfSaying('接警记录'), 'latin1');

describe.skipIf(!canRun)('the end of a task', () => {
  let stage: Stage;
  let coordinator: Page;
  let liaison: Page;
  let verifier: Page;
  let plan = '';

  const taskPage = async (page: Page, number: string) => {
    await open(page, `/plans/${plan}/tasks/${await taskByNumber(coordinator, plan, number)}`, '.task-cycle');
  };
  const asLiaisonOf = async (unit: string) => become(liaison, await unitOf(coordinator, unit), 'liaison');

  beforeAll(async () => {
    stage = await openStage({ told: true });
    [coordinator, liaison, verifier] = await Promise.all([stage.window(), stage.window(), stage.window()]);
    await enterAs(coordinator, 'coordinator');
    await coordinator.locator('.plan-entry a').first().click();
    await coordinator.waitForSelector('.plan-navigation');
    plan = planOf(coordinator);
    for (const page of [liaison, verifier]) await page.goto('/');
    await become(verifier, await unitOf(coordinator, '省统计局'), 'verifier');
  }, 60_000);
  afterAll(() => stage.close());

  test('a claim part by part: one part on a file, met; the others stay open', async () => {
    await asLiaisonOf('省消防救援总队');
    await taskPage(liaison, '28');
    await liaison.getByRole('button', { name: '登记佐证材料' }).click();
    await liaison.locator('#evidence-kind').click();
    await liaison.locator('.ant-select-item-option', { hasText: '文件' }).last().click();
    const chooser = liaison.locator('.ant-modal input[type=file]');
    await chooser.setInputFiles({ name: '网页.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>1</script></html>') });
    await liaison.locator('.ant-modal .trouble').waitFor();
    await look(liaison, 'evidence-refused');
    await chooser.setInputFiles({ name: '接警记录.pdf', mimeType: 'application/pdf', buffer: PDF });
    await liaison.getByText('文件已上传').waitFor();
    await look(liaison, 'evidence-file');
    const added = acted(liaison, 'add-evidence');
    await dialogDone(liaison);
    await added;
    const file = await fileFrom(liaison, () => liaison.getByRole('button', { name: '下载 接警记录.pdf' }).click());
    expect(file.equals(PDF)).toBe(true);
    await liaison.getByRole('button', { name: '申报办结' }).click();
    const parts = liaison.locator('.claim-part');
    expect(await parts.count()).toBe(3);
    await parts.first().locator('textarea').fill('接警时间已达标');
    await parts.first().locator('input[type=checkbox]').first().check();
    await look(liaison, 'claim-part');
    const claimed = acted(liaison, 'claim-completion');
    await dialogDone(liaison);
    await claimed;
    await open(coordinator, `/plans/${plan}/verify`, '.claim-card');
    const card = coordinator.locator('.claim-card', { hasText: '接警时间已达标' });
    await card.locator('input[type=radio]').first().check();
    await card.locator('textarea').fill('抽查十起接警记录，均在一分钟内');
    const verified = acted(coordinator, 'verify-claim');
    await card.locator('.ant-btn-primary').click();
    await verified;
    await taskPage(liaison, '28');
    await look(liaison, 'part-met');
    await liaison.getByRole('button', { name: '申报办结' }).click();
    expect(await liaison.locator('.claim-part').count()).toBe(2);
    await liaison.keyboard.press('Escape');
  });

  test('striving that will not be attained ends by a decision; continuing work is made routine once its result was verified', async () => {
    await taskPage(coordinator, '6');
    await coordinator.getByRole('button', { name: '按未实现了结' }).click();
    await coordinator.fill('#end-basis', '国家试点名单已公布，未列入');
    await coordinator.fill('#end-approver', '省政府分管领导');
    await look(coordinator, 'not-attained');
    const ended = acted(coordinator, 'end-not-attained');
    await dialogDone(coordinator);
    await ended;
    await coordinator.locator('.task-head', { hasText: '未实现' }).waitFor();
    await asLiaisonOf('岱口市政府');
    await taskPage(liaison, '4');
    await liaison.getByRole('button', { name: '申报办结' }).click();
    await liaison.fill('#evidence-pointer', '岱府发〔2026〕9号');
    await liaison.fill('#evidence-title', '年度合作清单');
    await liaison.locator('.claim-part textarea').fill('年度合作清单已经落实');
    await liaison.locator('.claim-part input[type=checkbox]').check();
    const claimed = acted(liaison, 'claim-completion');
    await dialogDone(liaison);
    await claimed;
    await open(verifier, `/plans/${plan}/verify`, '.claim-card');
    const card = verifier.locator('.claim-card', { hasText: '年度合作清单已经落实' });
    await card.locator('input[type=radio]').first().check();
    await card.locator('textarea').fill('清单所列事项已核对');
    const verified = acted(verifier, 'verify-claim');
    await card.locator('.ant-btn-primary').click();
    await verified;
    await taskPage(coordinator, '4');
    await look(coordinator, 'continuing-verified');
    await coordinator.getByRole('button', { name: '转为常态' }).click();
    await coordinator.fill('#end-basis', '实施方案期满');
    await coordinator.fill('#end-approver', '省发展改革委主要负责人');
    const routine = acted(coordinator, 'make-routine');
    await dialogDone(coordinator);
    await routine;
    await look(coordinator, 'made-routine');
  });

  test('the look-back is drawn once, holds or reopens, and the old closure stays to be read', async () => {
    await open(coordinator, `/plans/${plan}/periods/2026H1`, '.unit-cells');
    const drawn = acted(coordinator, 'draw-look-back');
    await coordinator.getByRole('button', { name: '抽取回头看任务' }).click();
    await drawn;
    await coordinator.getByText('随机种子').waitFor();
    await look(coordinator, 'look-back-drawn');
    const mine = coordinator.getByRole('button', { name: '重新打开' });
    const page = (await mine.count()) > 0 ? coordinator : verifier;
    await open(page, `/plans/${plan}/verify`, '.verify h1');
    await page.getByRole('button', { name: '重新打开' }).first().click();
    await page.fill('#look-back-fact', '回访发现平台已停用');
    await look(page, 'look-back-reopen');
    const looked = acted(page, 'look-back');
    await dialogDone(page);
    await looked;
    await page.getByText('回头看后重新打开').first().waitFor();
    await page.locator('.plain-rows li', { hasText: '回头看后重新打开' }).locator('a').first().click();
    await page.waitForSelector('.task-cycle');
    await page.getByText('回访发现平台已停用').first().waitFor();
    await look(page, 'reopened');
    expect(await page.locator('.task-cycle').innerText()).toContain('销号');
  });

  test('a request for adjustment is asked, answered, and shows what it changed; one can be taken back', async () => {
    await asLiaisonOf('省水利厅');
    await taskPage(liaison, '11');
    await liaison.getByRole('button', { name: '申请调整' }).click();
    await liaison.fill('#deadline-text', '2027年6月底前');
    await liaison.fill('#request-reason', '汛期影响施工');
    await liaison.fill('#request-basis', '省防指〔2026〕12号');
    await look(liaison, 'request');
    const asked = acted(liaison, 'request-adjustment');
    await dialogDone(liaison);
    await asked;
    await liaison.getByText('待答复', { exact: true }).waitFor();
    expect(await axeFindings(liaison)).toEqual([]);
    await taskPage(coordinator, '11');
    await coordinator.getByRole('button', { name: '答复申请' }).click();
    await coordinator.locator('.ant-modal').getByText('同意', { exact: true }).click();
    await coordinator.fill('#request-approver', '省政府分管领导');
    await coordinator.fill('#request-answer', '同意延期，请抓紧汛后施工');
    await look(coordinator, 'request-answer');
    const answered = acted(coordinator, 'answer-request');
    await dialogDone(coordinator);
    await answered;
    await coordinator.locator('.task-head', { hasText: '2027年6月底前' }).waitFor();
    await look(coordinator, 'request-granted');
    await asLiaisonOf('省水利厅');
    await taskPage(liaison, '11');
    await liaison.getByRole('button', { name: '申请调整' }).click();
    await liaison.locator('.ant-modal').getByText('中止', { exact: true }).click();
    await liaison.fill('#request-reason', '资金未到位');
    await liaison.fill('#request-basis', '省财政厅复函');
    const again = acted(liaison, 'request-adjustment');
    await dialogDone(liaison);
    await again;
    const back = acted(liaison, 'withdraw-request');
    await liaison.getByRole('button', { name: '撤回申请' }).click();
    if (await liaison.locator('.ant-modal-confirm').count()) await confirm(liaison);
    await back;
    await liaison.getByText('已撤回').first().waitFor();
  });
});
