/** A person's calendar of due days (iCalendar, RFC 5545) behind a secret address: due days of periods, tasks and milestones of the own unit. */
import { createHash, randomBytes } from 'node:crypto';
import { ROUTES } from '@taizhang/contract';
import { type Locale, message } from '@taizhang/i18n';
import { addDays, type PlanState } from '@taizhang/ledger';
import { getPerson, listPlans, personOfFeed, putFeed, seenPlan } from '@taizhang/store';
import { periodName } from '../cycle/period-name.js';
import { answers, answersAnybody } from '../http/use-case.js';
import { attachment } from '../plans/intake-desk.js';

type Event = { readonly id: string; readonly on: string; readonly words: string };

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const makeFeed = answers(ROUTES.makeFeed, async ({ person, parts }) => {
  const token = randomBytes(24).toString('base64url');
  await putFeed(parts.store, person.personId, hashOf(token), parts.clock().toISOString());
  return { answer: { path: `/api/feeds/${token}` } };
});

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Lines of at most 75 octets, never cut inside a character. */
export const folded = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
};

const stampOf = (at: string): string => at.replace(/[-:]|\.\d{3}/g, '');
const dateOf = (day: string): string => day.replaceAll('-', '');

const eventLines = ({ id, on, words }: Event, at: string): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${id}@taizhang`,
  `DTSTAMP:${stampOf(at)}`,
  `DTSTART;VALUE=DATE:${dateOf(on)}`,
  `DTEND;VALUE=DATE:${dateOf(addDays(on, 1))}`,
  `SUMMARY:${escaped(words)}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

export const toCalendar = (events: readonly Event[], name: string, at: string): string =>
  `${[
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//taizhang//task ledger//ZH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, at)),
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('\r\n')}\r\n`;

const LIVE: readonly string[] = ['dispatched', 'acknowledged', 'underWay'];

const eventsOf = (state: PlanState, title: string, unitId: string, locale: Locale): readonly Event[] => {
  const own = [...state.tasks.values()].filter((task) => LIVE.includes(task.status) && task.duties.some((duty) => duty.unitId === unitId));
  const periods = [...state.periods.values()].filter(({ status }) => status !== 'locked');
  return [
    ...periods.map(({ periodId, calendar }) => ({
      id: `${state.planId}-${periodId}`,
      on: calendar.dueOn,
      words: message(locale, 'feed.periodDue', { period: periodName(locale, periodId), plan: title }),
    })),
    ...own.flatMap(({ taskId, number, text, deadline }) =>
      deadline?.on == null
        ? []
        : [
            {
              id: `${state.planId}-${taskId}`,
              on: deadline.on,
              words: message(locale, 'feed.taskDue', { number: number ?? '', text: text.slice(0, 60) }),
            },
          ],
    ),
    ...own.flatMap((task) =>
      task.measures
        .filter((paper) => paper.unitId === unitId)
        .flatMap((paper) => paper.milestones)
        .map(({ on, text }, at) => ({
          id: `${state.planId}-${task.taskId}-${at}`,
          on,
          words: message(locale, 'feed.milestone', { text: text.slice(0, 60), number: task.number ?? '' }),
        })),
    ),
  ];
};

export const getFeed = answersAnybody(ROUTES.getFeed, async ({ params, locale, parts }) => {
  const { store, clock } = parts;
  const personId = await personOfFeed(store, hashOf(params.token));
  const person = personId === null ? null : await getPerson(store, personId);
  if (person === null) return { refused: 'not-found' };
  const events: Event[] = [];
  for (const { planId } of await listPlans(store, person)) {
    const plan = await seenPlan(store, person, planId);
    if (plan !== null) events.push(...eventsOf(plan.state, plan.title ?? '', person.unitId, locale));
  }
  return attachment(
    toCalendar(events, message(locale, 'feed.name'), clock().toISOString()),
    'text/calendar; charset=utf-8',
    'taizhang.ics',
  );
});
