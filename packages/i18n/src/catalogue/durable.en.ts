/** Backup, restore and what goes wrong with storage, English. */
export const words = {
  'cli.backup': 'back the whole ledger up into one file, while it is being served',
  'cli.restore': 'restore a backup into an empty data folder (or the empty database of DATABASE_URL)',
  'cli.drill': 'restore a backup in a scratch folder, make the views again, verify, and say whether it is equal',
  'cli.argument.backup': 'file of the backup',
  'cli.option.backupOutput': 'file to write, or folder to put the backup in (its name bears the time)',
  'cli.backedUp': 'backed up into {file}: {journals} journals, {entries} entries, {files} files, {people} people ({size})',
  'cli.backupFingerprint': 'SHA-256 of the file: {sha256}',
  'cli.restored': 'restored into {place}: {journals} journals, {entries} entries, {files} files, {people} people',
  'cli.drilled': 'the drill restored {journals} journals, {entries} entries, {files} files, {people} people',
  'cli.restoredEqual': 'equal, row for row, to the ledger as it was backed up; every chain is whole',
  'cli.restoredEqualButViews':
    'entries and files are equal to the ledger as it was backed up, every chain is whole; an earlier version made the backup, so the views were made again and not compared',
  'cli.restoredDiffers': 'not equal to the ledger as it was backed up: {what}',
  'cli.restoreDifference.rows': 'the rows of table {what}',
  'cli.restoreDifference.view': 'the view {what}, as it is made now',
  'cli.restoreDifference.head': 'the last entry of journal {what}',
  'cli.restoreDifference.verify': 'the chain of journal {what}',
  'cli.restoreDifference.join': ', ',
  'cli.progress.backup': 'backing up',
  'cli.progress.restore': 'restoring',
  'cli.backupFault.backup/not-a-backup': '{file} is not a backup of Taizhang.',
  'cli.backupFault.backup/damaged': '{file} is damaged; nothing was restored. Take another backup.',
  'cli.backupFault.backup/incomplete': '{file} was not written or not copied whole; nothing was restored. Take another backup.',
  'cli.backupFault.backup/newer': '{file} was made by a newer version of Taizhang. Upgrade this one first, then restore.',
  'cli.backupFault.restore/not-empty':
    'There is a ledger in {place} already; nothing was changed. A backup is restored into an empty place only; where an earlier restore broke off, name another empty place.',
  'cli.clockBehind':
    'The clock of this machine ({now}) is behind the newest entry of the ledger ({newest}). Set the clock; until then new entries bear {newest}.',
  'refusal.fault/database.title': 'The database does not answer',
  'refusal.fault/database.detail': 'Try again shortly; if it stays, give the administrator the number {incident}.',
  'refusal.fault/in-doubt.title': 'The database stopped answering half-way',
  'refusal.fault/in-doubt.detail':
    'It is not certain whether this step was saved. Look again shortly; where it is missing, do it once more (incident {incident}).',
  'refusal.fault/disk-full.title': 'The server’s disk is full',
  'refusal.fault/disk-full.detail':
    'This step was not saved; what is there is safe. Tell the administrator to make room, then do it once more (incident {incident}).',
} as const;
