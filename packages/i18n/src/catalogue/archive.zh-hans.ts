/** Words of archive packages, Simplified Chinese (the source). Packages carry this file as it is compiled: it must import nothing. */
export const words = {
  'archive.make': '下载归档包',
  'archive.name': '归档包',
  'archive.fileNotInLog': '文件 {name} 不是操作日志所登记的那一份：已被换过，清单也随之改过。',
  'archive.evidenceHead': '任务,单位,材料标识,类别,名称,材料日期,文件名或指引,SHA-256,归档包内路径,添加时间,人员标识,日志条目',
  'archive.readme': `归档包说明

一、内容
documents/　　本期汇总报告：Word（report.docx）、PDF（report.pdf，服务器装有 LibreOffice 时才有）、附件表（annexes.xlsx）。报告期尚未锁定的，没有这一项；草稿不归档。
original/　　　印发的方案原件，字节未变。
sheets/　　　　各单位填报单：工作簿、签字单，以及已上传的签字扫描件。
evidence/　　　佐证材料目录（index.csv）与文件；文件以 SHA-256 命名，原名见目录。
log/　　　　　 操作日志（journal.jsonl）：本方案从第一条到打包时的全部条目，每条附 SHA-256 与 SM3 两条校验链；签名的链首与公钥在 signed-heads.jsonl、keys/。它就是“导出流水”的格式，可用 taizhang verify 核验。
metadata.xml　 元数据。
manifest.json　清单：每个文件的大小、SHA-256、SM3。
verify.mjs　　 核验程序，只需 Node.js 20 以上，不联网、不装任何软件。

二、核验
解开到空目录后运行：node verify.mjs --key 公钥指纹
指纹请用另行保存的。逐项核对：清单中每个文件两种校验值；不多不少；日志的校验链与签名；原件和佐证文件与日志登记一致。核验程序本身也在包中：要紧时请用自己保存的一份。
报告、填报单、元数据和目录由日志生成，不另行签名：有人改了它们又改了清单，本程序看不出来；在台账中按同一日期重新生成即可比对。没有签名时，连同末尾一起改过的清单和日志也看不出来。

三、与标准的关系
照着做的：一期一包，收入正本、处理过程记录（日志）、元数据；不加密、不用专有压缩；清单同时用 SHA-256 和 SM3；可离线核对真实、完整、可用（DA/T 70-2018 的要点）。
没有做到的：元数据只按 DA/T 46-2009 的分组取了常用项，元素未逐条核对，也没有按 DA/T 48-2009 封装为 XML 包；没有 OFD 版式文件；不含档号、保管期限、全宗号、移交登记（由档案系统赋予）；没有做安全性（病毒）检测；没有电子印章。GB/T 18894-2016、GB/T 39362-2020 及各省规范的符合性未经测评。
人员在日志中只有标识，没有姓名；姓名见报告与填报单。`,
} as const;
