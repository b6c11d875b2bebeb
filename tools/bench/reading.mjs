/** Reading the plan against a Markdown parser reading the same text; a hundred copies against one. */
import { readPlan } from '@taizhang/plan';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { median, planText, report, sideBySide, timed } from './place.mjs';

const COPIES = 100;

export const reading = async () => {
  const markdown = unified().use(remarkParse);
  const [ours, theirs] = await sideBySide(
    5,
    20,
    () => readPlan(planText),
    () => markdown.parse(planText),
  );
  report('read-against-remark', median(ours) / median(theirs), 1, `${median(ours).toFixed(1)} ms against ${median(theirs).toFixed(1)} ms`);
  const many = planText.repeat(COPIES);
  const [one, hundred] = [await timed(20, () => readPlan(planText)), await timed(3, () => readPlan(many))];
  report('read-100-copies', median(hundred) / median(one), 110, `${median(hundred).toFixed(0)} ms`);
};
