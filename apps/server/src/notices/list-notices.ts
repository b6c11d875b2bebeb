/** A person's own notices in the app. They are made up to date on asking, so that none waits for a job. */
import { ROUTES } from '@taizhang/contract';
import { countUnread, listNotices as find, getPlan, readNotices as mark } from '@taizhang/store';
import { type AnswerOf, answers } from '../http/use-case.js';
import { makeNotices } from './make-notices.js';
import { isNoticeKind, noticeSentence } from './notice-words.js';

type Shown = AnswerOf<typeof ROUTES.listNotices>['notices'][number];

export const listNotices = answers(ROUTES.listNotices, async ({ query, person, locale, parts }) => {
  await makeNotices(parts);
  const { store } = parts;
  const found = await find(store, person, query.unread === 'true');
  const planIds = [...new Set(found.map(({ planId }) => planId))];
  const titles = new Map(
    (await Promise.all(planIds.map((planId) => getPlan(store, person, planId)))).flatMap((plan) =>
      plan === null ? [] : [[plan.planId, plan.title ?? ''] as const],
    ),
  );
  const notices = found.flatMap((notice): Shown[] => {
    const title = titles.get(notice.planId);
    if (title === undefined || !isNoticeKind(notice.kind)) return [];
    const { noticeId, kind, planId, periodId, taskIds, read } = notice;
    const at = new Date(notice.at).toISOString();
    return [{ noticeId, kind, planId, periodId, taskIds, at, read, sentence: noticeSentence(notice, title, locale) }];
  });
  return { answer: { notices, unread: await countUnread(store, person) } };
});

export const readNotices = answers(ROUTES.readNotices, async ({ body, person, parts }) => {
  await mark(parts.store, person, body.noticeIds, parts.clock().toISOString());
  return { answer: { unread: await countUnread(parts.store, person) } };
});
