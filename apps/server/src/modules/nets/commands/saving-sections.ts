import type { Ctx } from '../../../platform/context.ts';
import type { Slot } from '../contract.ts';

export interface SectionToSave {
  id: string;
  code: string;
  name: string;
  phone: string | null;
}
export interface PersonToSave {
  id: string;
  name: string;
  title: string;
}
export interface RosterToSave {
  sectionId: string;
  slots: readonly Slot[];
}

/** Inserts any number of sections of a net in one statement. */
export async function insertSections(
  { tx }: Pick<Ctx, 'tx'>,
  netId: string,
  sections: readonly SectionToSave[],
): Promise<void> {
  if (sections.length === 0) return;
  await tx.sql(
    `insert into net_sections (tenant_id, id, net_id, code, name, phone)
     select $1, id, $2, code, name, phone from jsonb_to_recordset($3::jsonb) as s(id uuid, code text, name text, phone text)`,
    [tx.tenantId, netId, JSON.stringify(sections)],
  );
}

/** Inserts any number of people on duty of a net in one statement. */
export async function insertPeople(
  { tx }: Pick<Ctx, 'tx'>,
  netId: string,
  people: readonly PersonToSave[],
): Promise<void> {
  if (people.length === 0) return;
  await tx.sql(
    `insert into duty_people (tenant_id, id, net_id, name, title)
     select $1, id, $2, name, title from jsonb_to_recordset($3::jsonb) as p(id uuid, name text, title text)`,
    [tx.tenantId, netId, JSON.stringify(people)],
  );
}
