import type { RawCall } from '../../../platform/http/route.ts';
import { noteStart } from '../../../platform/sheets/sheet-header.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';

export const nameTitle = '姓名';
export const hoursTitle = '时长（小时）';
export const unitTitle = '单位';
const BLANK_ROWS = 200;

/** The empty participants' sheet. */
export async function sheetTemplate({ reply }: RawCall): Promise<unknown> {
  const columns = [
    { title: nameTitle, width: 14 },
    { title: hoursTitle, width: 14 },
    { title: unitTitle, width: 24 },
  ];
  const note = `${noteStart}：一人一行，姓名和时长必填，时长写 2 或 2.5；单位不填就是本单位。不写电话、身份证号。`;
  const book = await writeWorkbook(columns, [], { sheetName: '签到表', note, blankRows: BLANK_ROWS });
  return sendBook(reply, book, 'participants', '活动签到表');
}

export const sendBook = (reply: RawCall['reply'], book: Buffer, file: string, name: string): unknown =>
  reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header(
      'content-disposition',
      `attachment; filename="${file}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
    )
    .send(book);
