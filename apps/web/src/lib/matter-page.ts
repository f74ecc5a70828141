/** The page of a matter: each kind has its own; a part is shown on the page of what it belongs to. `kind` may be that of an event about it. */
export function matterPage(
  shell: 'desk' | 'field',
  row: { kind: string; id: string; parentId?: string | null },
): string {
  const id = row.parentId ?? row.id;
  if (row.kind === 'hazard' || row.kind.startsWith('hazard.'))
    return shell === 'desk' ? `/desk/patrols/hazards/${id}` : `/field/hazards/${id}`;
  return `/${shell}/requests/${id}`;
}
