import { expect, it } from 'vitest';
import { burdenAccount } from './burden-account.js';
import { line } from './testing/cycle-acts.js';
import { acceptedFrom, checker, claim, nextPeriod, opened } from './testing/cycle-story.js';
import { desk, indicator, plan, task } from './testing/plan-builder.js';

const SERIES = { name: '', bound: '>=', value: 70, unit: '%', by: null, hedge: null, nature: null } as const;
const why = { basis: '省政府常务会议纪要', approver: '分管副省长' };

it('asks everything in the first period', () => {
  const story = opened(plan([task('t1'), task('t2')]));
  expect(burdenAccount(story.state, '2026H1')).toMatchObject({ answersAsked: 4, answersKnown: 0, sheets: 2, minutes: 40 });
});

it('knows words that can stand by "no change", once and not twice in a row', () => {
  const story = opened(plan([task('t1'), task('t2')]));
  acceptedFrom(story, 'industry', [line('t1')]);
  nextPeriod(story);
  expect(burdenAccount(story.state, '2026H2')).toMatchObject({ answersAsked: 3, answersKnown: 1, answersStanding: 1 });
  acceptedFrom(story, 'industry', [line('t1', { noChange: true, text: '' })], '2026H2');
  const calendar = {
    announceOn: '2027-06-20',
    openOn: '2027-07-01',
    dueOn: '2027-07-15',
    consolidateOn: '2027-07-22',
    lockOn: '2027-07-29',
  };
  story.given(desk, { type: 'announce-period', periodId: '2027H1', calendar, notice: 15, exception: null });
  expect(burdenAccount(story.state, '2027H1')).toMatchObject({ answersAsked: 4, answersStanding: 0 });
});

it('knows how tasks at rest stand, and always asks for values', () => {
  const duties = [{ unitId: 'industry', printed: '', role: 'lead' as const, span: [0, 2] as const }];
  const story = opened(plan([task('t1'), task('t2')], { indicators: [indicator('i1', { series: [SERIES, SERIES], duties })] }));
  const claimId = claim(story, 'industry');
  expect(burdenAccount(story.state, '2026H1')).toMatchObject({ answersAsked: 4, answersAtRest: 2 });
  story.given(checker, {
    type: 'verify-claim',
    ...{ taskId: 't1', claimId, parts: [{ partId: 'whole', met: true, fact: '原件已核' }], standInFor: null },
  });
  story.given(desk, { type: 'suspend', taskIds: ['t2'], ...why });
  expect(burdenAccount(story.state, '2026H1')).toMatchObject({ answersAsked: 2, answersKnown: 4, units: 1, sheets: 1 });
});

it('is zero for a period that was not announced', () => {
  expect(burdenAccount(opened(plan([task('t1')])).state, '2030H1')).toMatchObject({ units: 0, answersAsked: 0, answersKnown: 0 });
});
