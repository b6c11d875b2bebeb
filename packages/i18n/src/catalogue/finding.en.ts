/** What each finding of the reader says, English. One key a rule; values are the rule's own. */
export const words = {
  'finding.unknown': 'The reader was not sure here ({rule}); compare with the source.',
  'finding.document/no-plan':
    'No task was found: the document divides no work, or does so in a form that cannot be read. Compare with the source.',
  'finding.document/prose':
    'This stretch of prose names bodies and what they do; it was not drafted as tasks. Add them if it divides work.',
  'finding.document/first-listed-leads': 'The document says that the first listed unit leads (“{words}”); leads were set by it.',
  'finding.document/no-lead-marked':
    'No lead is marked anywhere. For {tasks} {tasks:task|tasks} the first unit listed is proposed; confirm or choose another.',
  'finding.document/scope-slot':
    '“{words}” names where a task applies, not who does it, and was left out ({count} {count:place|places}). Confirm.',
  'finding.document/lead-rule-unclear': '“{words}” seems to say which units lead but is too vague to apply. Confirm the leads.',
  'finding.unit/carried-forward': '“{words}” carries units to the tasks that follow. Confirm how far it reaches.',
  'finding.unit/not-recognised': '“{name}” does not read as the name of a unit. Check it.',
  'finding.unit/list-runs-on': 'The list of units runs into “{words}” without an end of its own. Check where it stops.',
  'finding.unit/shared-suffix': '“{name}” was completed with the shared ending “{suffix}”, which may not hold. Check it.',
  'finding.unit/glued': '“{name}” seems to be two names in one, or a name split wrongly; it is shown as printed. Check it.',
  'finding.unit/twice': '“{name}” is named twice for this task and was kept once.',
  'finding.unit/part-of-task': 'A unit answers for a part of the task only (“{words}”); the limit is not kept in its duty.',
  'finding.role/assessor': '“{words}” names who assesses or supervises, not who does, and was left out. Confirm.',
  'finding.lead/in-words': 'The words of the task name a lead (“{words}”) that its list of units does not mark. Confirm.',
  'finding.task/no-unit': 'The tasks beside it name units and this one names none. Compare with the source.',
  'finding.task/not-drafted':
    'Tasks at this level name responsible units and this item names none, so it was not listed as a task. Add it if it is one.',
  'finding.task/parts-together':
    'Units are named once for {parts} numbered parts, so they were read as one task. Split it if they belong apart.',
  'finding.task/parts-apart': 'Several lists of units stand in one task and its words cannot be told apart at a full stop. Check them.',
  'finding.task/words-not-read': '“{words}” among the responsibilities fits no unit, role or deadline. Check it.',
  'finding.task/unread-note': '“{words}” reads as responsibility, but no task was found for it. Check it.',
  'finding.task/words-after': 'Words follow the last list of units and name nobody; they were left over. Check them.',
  'finding.table/flattened': 'This row comes from a table whose cell borders are lost; its columns may be wrong. Check it.',
  'finding.table/columns': 'No head says which column names the units; it was told by what stands in it. Check it.',
  'finding.number/missing': 'Number {number} is missing in the source.',
  'finding.number/duplicate': 'Number {number} stands twice in the source.',
  'finding.deadline/state': 'The deadline “{words}” is a state, not a day.',
  'finding.deadline/year-assumed': 'The deadline “{words}” names no year; {year} was taken from the title.',
  'finding.text/unstorable': 'Characters here can be neither shown nor stored. Compare with the source.',
  'finding.document/assessor-slot':
    'A slot “{words}” names who assesses or supervises and was left out of every task ({count} {count:place|places}). Confirm.',
  'finding.text/escaped':
    'The text holds {count} {count:character|characters} that cannot be stored ({codes}); reversible marks stand for them, and the original file is kept as it came.',
  'finding.text/shifted-bytes':
    '“{found}” is garbled: its bytes are shifted. Correct it from the suggestion or the original.[[ {more} more.]]',
  'finding.text/lost-characters': 'Characters are lost at “{found}”. Correct it from the suggestion or the original.[[ {more} more.]]',
  'finding.text/pinyin': '“{found}” is pinyin that got into the text.[[ {more} more.]]',
  'finding.text/stray-space': 'A stray space stands in a list.[[ {more} more.]]',
  'finding.text/mixed-width': '“{found}” mixes full and half width.[[ {more} more.]]',
  'finding.text/direction-marks': 'Invisible marks here change the direction of the text.[[ {more} more.]]',
  'finding.text/site-words': '“{found}” belongs to the web site, not to the document.[[ {more} more.]]',
} as const;
