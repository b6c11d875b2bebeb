/** The rules of accounts: floors, passwords, locks, sessions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  belowFloor,
  classesIn,
  clearableUntil,
  DEFAULT_POLICY,
  type Failures,
  isLocked,
  mustChangePassword,
  NO_FAILURES,
  POLICY_FLOORS,
  passwordFault,
  sessionEndsAt,
  sessionsToEnd,
  tokenReaches,
} from './index.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('the policy', () => {
  it('may stand at its floors and not below', () => {
    expect(belowFloor(DEFAULT_POLICY)).toBeNull();
    expect(belowFloor(POLICY_FLOORS)).toBeNull();
    expect(belowFloor({ ...POLICY_FLOORS, password: { ...POLICY_FLOORS.password, minLength: 7 } })).toEqual({
      field: 'password.minLength',
      floor: 8,
    });
    expect(belowFloor({ ...POLICY_FLOORS, lock: { failures: 11, minutes: 5 } })).toEqual({ field: 'lock.failures', floor: 10 });
    expect(belowFloor({ ...POLICY_FLOORS, journal: { months: 5 } })).toEqual({ field: 'journal.months', floor: 6 });
  });
});

describe('a password', () => {
  it.each([
    ['Short1!', 'password/too-weak'],
    ['alllowercase', 'password/too-weak'],
    ['Lowerand12', null],
    ['密码里有汉字Ab12', null],
    ['li.wei-2026-A', 'password/holds-name'],
    ['𠮷𠮷𠮷𠮷𠮷Ab1', 'password/too-weak'],
  ])('%s: %s', (password, code) => {
    expect(passwordFault(password, ['Li.Wei'], DEFAULT_POLICY)?.code ?? null).toBe(code);
  });

  it('counts kinds of signs', () => expect(['a', 'aB', 'aB1', 'aB1!', '汉'].map(classesIn)).toEqual([1, 2, 3, 4, 1]));

  it('ages on its day', () => {
    expect(mustChangePassword(0, 90 * DAY - 1, DEFAULT_POLICY)).toBe(false);
    expect(mustChangePassword(0, 90 * DAY, DEFAULT_POLICY)).toBe(true);
    const ageless = { ...DEFAULT_POLICY, password: { ...DEFAULT_POLICY.password, maxAgeDays: null } };
    expect(mustChangePassword(0, 9000 * DAY, ageless)).toBe(false);
  });
});

describe('a lock', () => {
  it('comes with the last failure allowed, holds its minutes, and is over then', () => {
    let state: Failures = NO_FAILURES;
    for (let count = 1; count <= 5; count += 1) {
      const after = afterFailure(state, count * 1000, DEFAULT_POLICY);
      expect(after.locks).toBe(count === 5);
      state = after;
    }
    expect(isLocked(state, 5000 + 15 * MINUTE - 1)).toBe(true);
    expect(isLocked(state, 5000 + 15 * MINUTE)).toBe(false);
    expect(afterFailure(state, 5000 + 15 * MINUTE, DEFAULT_POLICY)).toMatchObject({ count: 1, lockedUntil: null });
  });

  it('is never lengthened by who goes on trying', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 * MINUTE }), { maxLength: 200 }), (pauses) => {
        let [now, state]: [number, Failures] = [0, NO_FAILURES];
        for (const pause of pauses) {
          now += pause;
          const after = afterFailure(state, now, DEFAULT_POLICY);
          if (isLocked(state, now)) expect(after.lockedUntil).toBe(state.lockedUntil);
          else expect(after.count).toBeLessThanOrEqual(DEFAULT_POLICY.lock.failures);
          state = after;
        }
      }),
    );
  });
});

describe('sessions', () => {
  it('end idle or at their absolute end, whichever is first', () => {
    expect(sessionEndsAt({ startedAt: 0, lastSeenAt: 0 }, DEFAULT_POLICY)).toBe(30 * MINUTE);
    expect(sessionEndsAt({ startedAt: 0, lastSeenAt: 11.9 * 60 * MINUTE }, DEFAULT_POLICY)).toBe(12 * 60 * MINUTE);
  });

  it('make room for one more, the oldest first', () => {
    const sessions = [3, 1, 2].map((startedAt) => ({ startedAt }));
    expect(sessionsToEnd(sessions, DEFAULT_POLICY).map(({ startedAt }) => startedAt)).toEqual([1]);
    expect(sessionsToEnd(sessions.slice(1), DEFAULT_POLICY)).toEqual([]);
  });
});

describe('tokens', () => {
  it('read where reading is for units, and change what their scopes name alone', () => {
    const reads = { name: 'listTasks', reach: 'read', reads: true };
    const draft = { name: 'saveDraft', reach: 'act', reads: false };
    expect([tokenReaches(['read'], reads), tokenReaches([], reads)]).toEqual([true, false]);
    expect([tokenReaches(['read'], draft), tokenReaches(['report'], draft), tokenReaches(['indicators'], draft)]).toEqual([
      false,
      true,
      false,
    ]);
    for (const name of ['act-submit', 'act-sign-off', 'act-dispatch', 'act-acknowledge', 'act-claim-completion'])
      expect(tokenReaches(['read', 'report', 'indicators'], { name, reach: 'act', reads: false }), name).toBe(false);
    expect(tokenReaches(['read'], { name: 'listNotices', reach: 'read', reads: true })).toBe(false);
    expect(tokenReaches(['read'], { name: 'getAccount', reach: 'own', reads: true })).toBe(false);
  });
});

it('the security journal is cleared of whole months and never of less than it must keep', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2024-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      fc.integer({ min: 6, max: 60 }),
      (now, months) => {
        const kept = new Date(now);
        kept.setUTCMonth(kept.getUTCMonth() - months);
        expect(clearableUntil(now, months)).toBeLessThanOrEqual(kept.getTime());
      },
    ),
  );
});
