/**
 * What the server has acknowledged so far, and what was sent and not answered when it died. An answer is acknowledged the moment it has arrived
 * whole; from then on it may not be lost.
 */
export const newRecord = () => ({
  /** commandId → { path, body, personId, firstSeq, lastSeq } */
  commands: new Map(),
  /** sha256 of files → bytes */
  files: new Map(),
  /** path → the newest revision and words that were confirmed */
  drafts: new Map(),
  /** ids of notices that somebody was shown */
  notices: new Set(),
  /** returned reports: the entry's id, by which its notices are known */
  returned: new Set(),
  /** sent, no answer: the retry will tell */
  doubtful: new Map(),
});

export const sizeOf = ({ commands, files, drafts, notices }) => commands.size + files.size + drafts.size + notices.size;

/** As it is at this moment: what comes later is not owed to a clone made now. */
export const frozen = (record) => ({
  ...newRecord(),
  commands: new Map(record.commands),
  files: new Map(record.files),
  drafts: new Map(record.drafts),
  notices: new Set(record.notices),
  returned: new Set(record.returned),
});
