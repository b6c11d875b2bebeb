export { deadlineOn } from './clauses/deadline.js';
export { canonicalUnit, describeUnit, inferProvince, looksLikeUnit } from './directory/directory.js';
export { usualNames } from './directory/usual-names.js';
export type * from './draft.js';
export { type FindingCode, type FindingRule, findingRules } from './findings.js';
export { readPlan } from './read-plan.js';
export { detectScript, foldScript } from './script/script.js';
