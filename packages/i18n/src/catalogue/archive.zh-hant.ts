/** Words of archive packages, Traditional Chinese. */
export const words = {
  'archive.make': '下載歸檔包',
  'archive.name': '歸檔包',
  'archive.fileNotInLog': '檔案 {name} 不是操作日誌所登記的那一份：已被換過，清單也隨之改過。',
  'archive.evidenceHead': '任務,單位,材料標識,類別,名稱,材料日期,檔案名或指引,SHA-256,歸檔包內路徑,新增時間,人員標識,日誌條目',
  'archive.readme': `歸檔包說明

一、內容
documents/　　本期彙總報告：Word（report.docx）、PDF（report.pdf，伺服器裝有 LibreOffice 時才有）、附件表（annexes.xlsx）。報告期尚未鎖定的，沒有這一項；草稿不歸檔。
original/　　　印發的方案原件，位元組未變。
sheets/　　　　各單位填報單：試算表、簽字單，以及已上傳的簽字掃描件。
evidence/　　　佐證材料目錄（index.csv）與檔案；檔案以 SHA-256 命名，原名見目錄。
log/　　　　　 操作日誌（journal.jsonl）：本方案從第一條到打包時的全部條目，每條附 SHA-256 與 SM3 兩條校驗鏈；簽名的鏈首與公鑰在 signed-heads.jsonl、keys/。可用 taizhang verify 核驗。
metadata.xml　 中繼資料。
manifest.json　清單：每個檔案的大小、SHA-256、SM3。
verify.mjs　　 核驗程式，只需 Node.js 20 以上，不連網、不裝任何軟體。

二、核驗
解開到空目錄後執行：node verify.mjs --key 公鑰指紋
指紋請用另行保存的。報告、填報單、中繼資料和目錄由日誌產生，不另行簽名：有人改了它們又改了清單，本程式看不出來；在臺帳中按同一日期重新產生即可比對。

三、與標準的關係
元素未逐條核對 DA/T 46-2009，沒有按 DA/T 48-2009 封裝，沒有 OFD，沒有檔號、保管期限和移交登記；符合性未經測評。`,
} as const;
