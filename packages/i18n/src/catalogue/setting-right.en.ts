/** Acts on the desk and in the unit that set something right: names, histories, refusals, a notice. English. */
export const words = {
  'act.send-back': 'Send back to the liaison',
  'act.reopen-finding': 'Reopen the finding',
  'act.correct-plan': 'Correct the plan’s particulars',
  'act.correct-indicator': 'Correct the indicator',
  'act.set-deadlines': 'Set deadlines',
  'history.sheet.sentBack': 'sent the report of {unit} for {period} back to the liaison[[ (for {standInFor})]][[: {reason}]].',
  'history.finding.reopened': 'reopened {count} {count:finding|findings}.',
  'history.plan.corrected': 'corrected the plan: {changed}.',
  'history.indicator.corrected': 'corrected the indicator: {changed}.',
  'history.deadlines.set': 'set the deadline of several tasks[[ to “{deadline}”]].',
  'refusal.finding/not-settled.title': 'The finding is not settled',
  'refusal.finding/not-settled.detail': 'This finding is open already. Reload the list of findings.',
  'refusal.plan/dispatched.title': 'Tasks of the plan have been dispatched',
  'refusal.plan/dispatched.detail':
    'After dispatch the particulars of the plan stay as they are. Where a task was dispatched by mistake, withdraw the dispatch first, or adjust the task.',
  'refusal.indicator/has-values.title': 'The indicator has values',
  'refusal.indicator/has-values.detail':
    'Units have given values for the series as they are, so the series stay. The words and the units can be corrected.',
  'notice.sheetSentBack': '{plan}: the leader in charge sent a report of {period} back: {reason}',
  'field.title': 'title',
  'field.issuer': 'issuer',
  'field.documentNumber': 'document number',
  'field.issuedOn': 'date of issue',
  'field.series': 'series',
} as const;
