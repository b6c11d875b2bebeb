import { describe, expect, it } from 'vitest';
import type { PlanAct } from './commands.js';
import { evidence } from './testing/cycle-acts.js';
import { acknowledged, claim, closedOut, leaderOf } from './testing/cycle-story.js';
import { desk, liaisonOf, plan, task } from './testing/plan-builder.js';
import type { Story } from './testing/story.js';

const industry = liaisonOf('industry');
const one = () => acknowledged(plan([task('t1')]));
const code = (story: Story, actor: Parameters<Story['try']>[0], act: PlanAct) => story.try(actor, act).refusal?.code;

describe('a unit is merged or split', () => {
  const carry = (to: string[]): PlanAct => ({ type: 'carry-duties', from: 'industry', to, basis: '机构改革方案' });

  it('its duties go over to its successors, the first in its place', () => {
    const story = acknowledged(plan([task('t1')])).given(desk, carry(['works', 'trade']));
    expect(story.roles('t1')).toEqual(['works:lead', 'trade:responsible', 'finance:responsible']);
    expect(story.task('t1').status).toBe('acknowledged');
    expect(code(story, industry, { type: 'add-evidence', taskId: 't1', evidence: [evidence('e1')] })).toBe('act/not-yours');
    expect(code(story, desk, carry(['works']))).toBe('unit/not-found');
  });

  it('an open claim too, so that somebody answers for it', () => {
    const story = one();
    const claimId = claim(story, 'industry');
    story.given(desk, carry(['works']));
    expect(story.task('t1').status).toBe('completed');
    story.given(liaisonOf('works'), { type: 'withdraw-claim', taskId: 't1', claimId });
  });

  it('but never so that a unit would verify itself', () => {
    expect(code(one(), desk, carry(['development']))).toBe('verifier/holds-duty');
    expect(code(one(), desk, carry(['industry']))).toBe('command/malformed');
    expect(code(one(), leaderOf('industry'), carry(['works']))).toBe('act/not-yours');
  });

  it('a task closed out keeps its closure, and its new units answer if it is reopened', () => {
    const story = closedOut(one()).given(desk, carry(['works']));
    expect(story.roles('t1')).toEqual(['works:lead', 'finance:responsible']);
    expect(story.task('t1')).toMatchObject({ status: 'closedOut', claims: [{ unitId: 'industry' }], closures: [{ reopened: null }] });
  });
});
