/**
 * The draft of a plan: what reading a published document gives. The shape is the contract that `taizhang read --json`, the API and the
 * web app share. A draft is data: it holds no message (made from `rule` and `params` by the catalogue) and no opinion that is not a finding.
 */

/** `[start, end)` in UTF-16 units of `PlanDraft.source`. */
export type Span = readonly [start: number, end: number];

export type Script = 'hans' | 'hant' | 'mixed';

/** 责任角色: lead 牵头, support 配合, responsible where the document marks none. */
export type Role = 'lead' | 'support' | 'responsible';

/** Tie-break of doubt: `ask` wants a person before dispatch, `warn` tells and stops nobody. */
export type FindingLevel = 'ask' | 'warn';

export type Finding = {
  /** Stable code such as `text/damaged`; documented in docs/reference/findings.md. */
  readonly rule: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly level: FindingLevel;
  readonly span: Span;
  readonly suggestion: string | null;
};

export type Section = { readonly id: string; readonly heading: string; readonly level: number; readonly span: Span };

export type Bound = '>=' | '<=' | '=' | '~';

export type Series = {
  readonly name: string;
  readonly bound: Bound;
  readonly value: number;
  readonly unit: string;
  readonly by: string | null;
  readonly hedge: string | null;
  readonly nature: 'binding' | 'anticipatory' | null;
};

export type Duty = { readonly unit: string; readonly canonical: string; readonly role: Role; readonly span: Span };
export type Group = { readonly text: string; readonly role: Role; readonly span: Span };
export type Official = { readonly name: string; readonly role: string };
/** 完成时限: `text` as printed; `on` an ISO day where the phrase fixes one. */
export type Deadline = { readonly text: string; readonly on: string | null };
export type Quantity = { readonly value: number; readonly unit: string; readonly bound: Bound; readonly of: string };
export type Clause = { readonly text: string; readonly span: Span; readonly quantities: readonly Quantity[] };
/** 销号条件 kinds, after glossary.md. */
export type ClosingKind = 'deliverable' | 'project' | 'measure' | 'event' | 'strive' | 'recurring' | 'continuing';
/** A proposal; `because` quotes the words that led to it. */
export type ClosingProposal = { readonly kind: ClosingKind; readonly because: string };

export type Indicator = {
  readonly number: string | null;
  readonly text: string;
  readonly span: Span;
  readonly series: readonly Series[];
  readonly duties: readonly Duty[];
  readonly groups: readonly Group[];
  readonly findings: readonly Finding[];
};

export type Task = {
  readonly id: string;
  readonly number: string | null;
  readonly path: readonly string[];
  readonly text: string;
  readonly span: Span;
  readonly textSpan: Span;
  readonly duties: readonly Duty[];
  /** Index into `duties` where the document marks no lead; null where it does or nobody is named. */
  readonly proposedLead: number | null;
  readonly groups: readonly Group[];
  readonly officials: readonly Official[];
  readonly deadline: Deadline | null;
  readonly details: readonly string[];
  readonly clauses: readonly Clause[];
  readonly closing: ClosingProposal;
  readonly findings: readonly Finding[];
};

export type TitleBlock = {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly issuedOn: string | null;
};

export type PlanDraft = TitleBlock & {
  readonly source: string;
  readonly script: Script;
  readonly sections: readonly Section[];
  readonly indicators: readonly Indicator[];
  readonly tasks: readonly Task[];
  readonly leftOver: readonly Span[];
  readonly findings: readonly Finding[];
};
