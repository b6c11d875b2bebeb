/** For tests: office files that are what they say, from the words they hold. */
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { docxFile, paragraph } from '../../../../packages/extract/src/testing/docx-file.js';

const DECLARED = strToU8(
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
);

export const wordFile = (body: string, header?: string): Uint8Array =>
  docxFile({ body: paragraph(body), ...(header === undefined ? {} : { header: paragraph(header) }) }, { '[Content_Types].xml': DECLARED });

export const ofdFile = (pieces: readonly string[]): Uint8Array =>
  zipSync({
    'OFD.xml': strToU8('<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>'),
    'Doc_0/Pages/Page_0/Content.xml': strToU8(
      `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:TextObject>${pieces.map((piece) => `<ofd:TextCode>${piece}</ofd:TextCode>`).join('')}</ofd:TextObject></ofd:Page>`,
    ),
  });

export const sheetFile = async (cell: string, pageHeader = ''): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('一', { headerFooter: { oddHeader: pageHeader } });
  sheet.getCell('B3').value = cell;
  return new Uint8Array(await book.xlsx.writeBuffer());
};

export const zipOfNothing = (): Uint8Array => zipSync({ 'a.txt': strToU8('nothing') });
export const withMacro = (body: string): Uint8Array =>
  docxFile({ body: paragraph(body) }, { '[Content_Types].xml': DECLARED, 'word/vbaProject.bin': new Uint8Array([1]) });
