/** 南昌市、九江市政府 is two governments: an ending that the last name of a run lends to the places before it. On folded text. */
import type { Flow } from '../flow/flow.js';
import type { Named } from './clause.js';
import { endsLikeBody } from './unit-words.js';

const lender = /^(.*?[市县区州旗盟])((?:人民)?政府)$/;
const zoneLender = /^(.*?(?:区|城|园|港))(管委会|管理委员会)$/;
const bodyLender = /^.{2,}?(厅|局|委|公司|集团|办)$/;
const place = /^[^各有相]{1,11}[市县区州旗盟]$/;
const zone = /^[^各有相]{1,11}(?:新区|开发区|高新区|经开区|保税区|新城|园区|试验区|实验区)$/;
const bare = /^[^(各有相市县区州]{2,4}$/;

const adjoins = (flow: Flow, left: Named, right: Named): boolean =>
  right.start - left.end === 1 && /[、和与]/.test(flow.text.charAt(left.end));

const lend = (flow: Flow, names: readonly Named[], from: number, suffix: string, takes: RegExp, unsure: boolean): void => {
  const owner = names[from]!;
  for (let i = from - 1; i >= 0; i -= 1) {
    const name = names[i]!;
    const words = flow.text.slice(name.start, name.end);
    if (name.group || !adjoins(flow, name, names[i + 1]!) || !takes.test(words)) return;
    // A short name that is a body by itself borrows nothing: 省教育厅、南昌市政府.
    if (takes === bare && endsLikeBody(words)) return;
    name.suffix = [owner.end - suffix.length, owner.end];
    name.unsure = unsure;
  }
};

export const shareSuffixes = (flow: Flow, names: readonly Named[]): void => {
  for (const [i, owner] of names.entries()) {
    if (owner.group) continue;
    const words = flow.text.slice(owner.start, owner.end);
    const government = words.endsWith('政府') ? lender.exec(words) : null;
    const managed = words.endsWith('会') ? zoneLender.exec(words) : null;
    if (government) {
      lend(flow, names, i, government[2]!, place, false);
      lend(flow, names, i, words.charAt(government[1]!.length - 1) + government[2]!, bare, false);
    } else if (managed) lend(flow, names, i, managed[2]!, zone, true);
    else if (i > 0 && !endsLikeBody(flow.text.slice(names[i - 1]!.start, names[i - 1]!.end))) {
      const body = bodyLender.exec(words);
      if (body) lend(flow, names, i, body[1]!, bare, true);
    }
  }
};
