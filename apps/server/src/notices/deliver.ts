/** Sends what waits: each notice at least once by each way out. What the other side does not take is tried again, later each time. */
import { message } from '@taizhang/i18n';
import { type Delivery, deliveryDone, deliveryFailed, getNotice, getPerson, planState, takeDeliveries } from '@taizhang/store';
import { faultWords } from '../log.js';
import type { Parts } from '../parts.js';
import { noticeSentence } from './notice-words.js';
import type { Letter, Outlet } from './outlets.js';

const AT_ONCE = 20;
const MINUTE = 60_000;
/** A sender that was killed leaves its letters to others after this. */
const HOLD = 5 * MINUTE;
const LONGEST = 6 * 60 * MINUTE;

/** One minute, two, four … up to six hours. */
export const backOff = (attempts: number): number => Math.min(LONGEST, MINUTE * 2 ** Math.min(attempts - 1, 10));

const letterOf = async ({ noticeId }: Delivery, { store }: Parts): Promise<Letter | null> => {
  const notice = await getNotice(store, noticeId);
  const person = notice === null ? null : await getPerson(store, notice.personId);
  if (notice === null || person === null) return null;
  const title = (await planState(store, notice.planId)).content?.title ?? '';
  const { kind, planId, periodId, taskIds, personId } = notice;
  const text = noticeSentence(notice, title, 'zh-Hans');
  const at = new Date(notice.at).toISOString();
  return { noticeId, kind, planId, periodId, taskIds, at, personId, to: person.mail, subject: message('zh-Hans', 'notice.subject'), text };
};

const later = (parts: Parts, milliseconds: number): string => new Date(parts.clock().getTime() + milliseconds).toISOString();

const deliverOne = async (delivery: Delivery, outlet: Outlet, parts: Parts): Promise<boolean> => {
  try {
    const letter = await letterOf(delivery, parts);
    if (letter !== null) await outlet.send(letter);
    await deliveryDone(parts.store, delivery, parts.clock().toISOString());
    parts.metrics.delivered(outlet.channel, 'sent');
    return true;
  } catch (fault) {
    const reason = faultWords(fault);
    parts.log('warn', { event: 'delivery', channel: outlet.channel, attempts: delivery.attempts, fault: reason });
    parts.metrics.delivered(outlet.channel, 'failed');
    await deliveryFailed(parts.store, delivery, later(parts, backOff(delivery.attempts)), reason);
    return false;
  }
};

/** How many went out. */
export const deliver = async (outlet: Outlet, parts: Parts): Promise<number> => {
  let sent = 0;
  for (;;) {
    const taken = await takeDeliveries(parts.store, outlet.channel, parts.clock().toISOString(), later(parts, HOLD), AT_ONCE);
    if (taken.length === 0) return sent;
    for (const delivery of taken) if (await deliverOne(delivery, outlet, parts)) sent += 1;
  }
};
