import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { noteStart } from '../../../platform/sheets/sheet-header.ts';
import { writeWorkbook } from '../../../platform/sheets/write-workbook.ts';
import { groundOf } from '../../territory/index.ts';
import { grouped } from '../domain/grouped.ts';
import { rosterColumns, writeWeekdays } from '../domain/roster-columns.ts';
import { lockNet } from './net-rows.ts';
import { netsOf, type NetsInMemory, type SectionInMemory } from './nets-in-memory.ts';

const BLANK_ROWS = 300;

/** The table to fill in, with the sections, grids and turns that the net has now; it reads back as it goes out. */
export async function rosterTemplate({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const { id } = request.params as { id: string };
  const { rows, name } = await inTransaction(async (ctx) => {
    const net = await lockNet(ctx, id);
    return { rows: await rowsOf(ctx, id), name: net.name };
  });
  const file = await writeWorkbook(
    Object.values(rosterColumns).map(([title]) => ({
      title,
      width: 16,
      ...(title === '班次' && { choices: ['白班', '夜班'] }),
    })),
    rows,
    {
      sheetName: '值班表',
      note: `${noteStart}：一行一个网格或一个班。同一片区可写多行；公开电话填工作电话，不要填私人手机，一个片区一个；星期空着是每天，班次空着是全天。`,
      blankRows: BLANK_ROWS,
    },
  );
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header(
      'content-disposition',
      `attachment; filename="net.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}值班表`)}.xlsx`,
    )
    .send(file);
}

async function rowsOf(ctx: Ctx, netId: string): Promise<string[][]> {
  const nets = await netsOf(ctx);
  const { places } = await groundOf(ctx);
  const sections = nets.nets.find(({ id }) => id === netId)?.sections ?? [];
  return sections.flatMap((section) => {
    const codes = section.placeIds.flatMap((id) => places.get(id)?.code ?? []).sort();
    const turns = turnsOf(nets, section);
    return Array.from({ length: Math.max(codes.length, turns.length, 1) }, (_, i) => {
      const [person = '', title = '', weekday = '', shift = ''] = turns[i] ?? [];
      return [section.code, section.name, codes[i] ?? '', section.phone ?? '', person, title, weekday, shift];
    });
  });
}

/** One line for each person and shift of the roster that begins last: who, title, weekdays, shift. */
function turnsOf({ people }: NetsInMemory, { rosters: [roster], net }: SectionInMemory): string[][] {
  const byTurn = grouped((roster?.slots ?? []).map((slot) => [`${slot.personId} ${slot.shift}`, slot] as const));
  return [...byTurn.values()].map((slots) => {
    const [first] = slots;
    const person = people.get(first?.personId ?? '');
    const shift = net.nightStart === null ? '' : first?.shift === 'night' ? '夜班' : '白班';
    return [person?.name ?? '', person?.title ?? '', writeWeekdays(slots.map(({ weekday }) => weekday)), shift];
  });
}
