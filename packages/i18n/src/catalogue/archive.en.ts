/** Words of archive packages, English. Packages carry this file as it is compiled: it must import nothing. */
export const words = {
  'archive.make': 'Archive package',
  'archive.name': 'Archive package',
  'archive.fileNotInLog': 'The file {name} is not the one that the log names: it was replaced, and the manifest changed to fit.',
  'archive.evidenceHead':
    'task,unit,evidence id,kind,title,date,file name or pointer,SHA-256,path in the package,added at,person id,log entry',
  'archive.readme': `About this archive package

1. What is in it
documents/     the consolidated report of the period: Word, PDF (where the server has LibreOffice), annex workbook. Absent while the period is not locked; drafts are not archived.
original/      the published plan, byte for byte.
sheets/        the units' sheets: workbook, sign-off sheet, scans of signed sheets.
evidence/      index (index.csv) and files, named by their SHA-256; the names people gave are in the index.
log/           the action log (journal.jsonl): all entries of the plan up to the making of the package, each with a SHA-256 and an SM3 running hash, with the signed heads and public keys. It is an exported journal; taizhang verify checks it.
metadata.xml   metadata.
manifest.json  size, SHA-256 and SM3 of each file.
verify.mjs     the verifier. It needs Node.js 20 or later, no network and no other software.

2. Verifying
Unpack into an empty folder and run: node verify.mjs --key FINGERPRINT
Take the fingerprint from where your office keeps it. Checked are: both hashes of each file; that none is missing and none was added; the chain of the log and its signatures; that original and evidence are the files the log names. The verifier comes with the package: where it matters, use a copy of your own.
The report, sheets, metadata and index are made from the log and not signed by themselves: who changes one of them and the manifest too is not found out here; make them again from the ledger as of the same day and compare. Without signatures, neither is a log whose end was changed together with the manifest.

3. Standards
Followed: one package a period with documents, record of handling (the log) and metadata; no encryption, no private compression; a manifest by SHA-256 and SM3; authenticity, integrity and usability can be checked offline (the points of DA/T 70-2018).
Not followed: the metadata takes the usual elements in the groups of DA/T 46-2009 and was not checked element by element, nor is it packed as DA/T 48-2009 says; no OFD; no archive number, retention period, fonds number or transfer record (the archive system gives them); no check for viruses; no electronic seal. Conformity to GB/T 18894-2016, GB/T 39362-2020 and provincial rules was not assessed.
People are ids in the log; their names stand in the report and the sheets.`,
} as const;
