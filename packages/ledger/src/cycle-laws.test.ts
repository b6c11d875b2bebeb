/** The laws of the reporting cycle under random commands. */
import { describe, expect } from 'vitest';
import { closingParts } from './closing-parts.js';
import type { PeriodId, ReportWords } from './cycle-entries.js';
import type { ReportState } from './cycle-state.js';
import { drawLookBack } from './look-back-draw.js';
import type { PlanState } from './state.js';
import { law, stepsOf } from './testing/random-play.js';

function reportsOf(state: PlanState): ReadonlyMap<string, ReportState> {
  const reports = [...state.tasks.values()].flatMap((task) =>
    task.reports.map((report) => [`${task.taskId} ${report.unitId} ${report.periodId}`, report] as const),
  );
  return new Map(reports);
}

function inPeriod(state: PlanState, periodId: PeriodId) {
  return [...state.tasks.values()].flatMap((task) => [
    ...task.reports.filter((report) => report.periodId === periodId),
    ...task.lights.filter((light) => light.periodId === periodId),
  ]);
}

describe('closing out', () => {
  law('nobody walks both halves: neither the person nor the unit that claimed answers', () => (step) => {
    for (const { from, entry } of stepsOf(step)) {
      if (entry.type !== 'claim.verified' && entry.type !== 'claim.returned' && entry.type !== 'lookBack.done') continue;
      const task = from.tasks.get(entry.data.taskId)!;
      for (const claim of task.claims.filter(({ status }) => status !== 'withdrawn')) {
        expect(claim.claimed.personId).not.toBe(step.command.actor.personId);
        expect(claim.unitId).not.toBe(step.command.actor.unitId);
      }
      expect(task.duties.map(({ unitId }) => unitId)).not.toContain(step.command.actor.unitId);
    }
  });

  law("follows a lead's claim in the decision that verified it, and needs every part met", () => (step) => {
    for (const { from, entry, to } of stepsOf(step)) {
      const task = 'taskId' in entry.data ? to.tasks.get(entry.data.taskId) : undefined;
      if (task?.status !== 'closedOut' || from.tasks.get(task.taskId)?.status === 'closedOut') continue;
      expect(entry.type).toBe('task.closedOut');
      expect(step.command.act.type).toBe('verify-claim');
      expect(new Set(task.met.map(({ partId }) => partId))).toEqual(new Set(closingParts(task).map(({ partId }) => partId)));
      expect(task.closing.kind).not.toBe('continuing');
    }
  });

  law('is never forgotten: a closure stays, reopened or not', () => ({ before, after }) => {
    for (const task of before.tasks.values()) {
      const now = after.tasks.get(task.taskId)!;
      for (const [index, closure] of task.closures.entries())
        expect(now.closures[index]).toMatchObject({ claimId: closure.claimId, parts: closure.parts });
      expect(now.evidence.slice(0, task.evidence.length)).toEqual(task.evidence);
    }
  });
});

describe('a report', () => {
  law('once accepted never changes', () => {
    const accepted = new Map<string, ReportState>();
    return ({ after }) => {
      const now = reportsOf(after);
      for (const [key, report] of accepted) expect(now.get(key)).toBe(report);
      for (const [key, report] of now) if (report.status === 'accepted') accepted.set(key, report);
    };
  });

  law('once submitted is never lost: accepted, taken back by its unit, or kept among the returns', () => ({ before, after, command }) => {
    const now = reportsOf(after);
    for (const [key, report] of reportsOf(before)) {
      if (report.status !== 'submitted') continue;
      const next = now.get(key)!;
      const kept: readonly ReportWords[] = [next.words, ...next.returns.map(({ words }) => words)];
      expect(kept).toContain(report.words);
      if (next.status === 'signedOff' || next.status === 'withdrawn') expect(command.actor.unitId).toBe(report.unitId);
    }
  });

  law('is in the name of a unit only by that unit, or marked as entered for it', () => (step) => {
    for (const { from, entry, to } of stepsOf(step)) {
      const was = reportsOf(from);
      for (const [key, report] of reportsOf(to)) {
        if (was.get(key)?.words === report.words) continue;
        if (report.enteredFor === null) expect(report.unitId).toBe(step.command.actor.unitId);
        else expect(entry.type).toBe('sheet.enteredFor');
      }
    }
  });

  law('is accepted by nobody who signed or submitted it', () => (step) => {
    for (const { entry, to } of stepsOf(step)) {
      if (entry.type !== 'reports.accepted') continue;
      for (const { taskId, unitId } of entry.data.reports) {
        const report = to.tasks.get(taskId)!.reports.find((one) => one.unitId === unitId && one.periodId === entry.data.periodId)!;
        if (report.enteredFor === null) expect(report.signedOff?.personId).not.toBe(step.command.actor.personId);
      }
    }
  });
});

describe('a locked period', () => {
  law('changes only by correction', () => ({ before, after, command }) => {
    for (const [periodId, period] of before.periods) {
      if (period.status !== 'locked') continue;
      expect(inPeriod(after, periodId)).toEqual(inPeriod(before, periodId));
      const now = after.periods.get(periodId)!;
      if (now === period) continue;
      expect(command.act.type).toBe('correct-report');
      expect({ ...now, report: null }).toEqual({ ...period, report: null });
      expect(now.report).toMatchObject({ parts: period.report?.parts, head: period.report?.head });
    }
  });
});

describe('a look-back', () => {
  law('is drawn so that anybody can draw it again', () => ({ after }) => {
    for (const { seed, from, share, taskIds } of after.draws) expect(drawLookBack(seed, from.toReversed(), share)).toEqual(taskIds);
  });
});
