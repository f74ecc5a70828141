const admissionViews: Readonly<Record<string, string>> = {
  'admission.asked': 'waiting',
  'admission.approved': 'active',
  'admission.refused': 'refused',
  'admission.ended': 'ended',
};

/** The list in which an admission stands after such an event; undefined for events of anything else. */
export const admissionPage = (kind: string): string | undefined =>
  admissionViews[kind] && `/desk/admissions?view=${admissionViews[kind]}`;

/** The page of a matter: each kind has its own; a part is shown on the page of what it belongs to. `kind` may be that of an event about it. */
export function matterPage(
  shell: 'desk' | 'field',
  row: { kind: string; id: string; parentId?: string | null },
): string {
  const id = row.parentId ?? row.id;
  if (row.kind === 'hazard' || row.kind.startsWith('hazard.'))
    return shell === 'desk' ? `/desk/patrols/hazards/${id}` : `/field/hazards/${id}`;
  if (row.kind === 'need' || row.kind.startsWith('need.')) return `/desk/needs/${id}`;
  if (row.kind === 'project' || row.kind.startsWith('project.')) return `/desk/projects/${id}`;
  if (row.kind === 'agreement' || row.kind.startsWith('agreement.')) return `/desk/agreements/${id}`;
  return `/${shell}/requests/${id}`;
}
