const admissionViews: Readonly<Record<string, string>> = {
  'admission.asked': 'waiting',
  'admission.approved': 'active',
  'admission.refused': 'refused',
  'admission.ended': 'ended',
};

/** The list in which an admission stands after such an event; undefined for events of anything else. */
const admissionPage = (kind: string): string | undefined =>
  admissionViews[kind] && `/desk/admissions?view=${admissionViews[kind]}`;

/** Pages of what is no matter, by the beginning of the kind of an event about it. */
const otherPages: readonly (readonly [kind: RegExp, path: string])[] = [
  [/^joint-(meeting|decision)\./, '/desk/joint/meetings'],
  [/^activity\./, '/desk/activities'],
  [/^disclosure\./, '/desk/disclosure/editions'],
  [/^match-plan\./, '/desk/match'],
];
/** Lists that tell of an event which has no page of its own. */
const lists: Readonly<Record<string, string>> = {
  'list.cover-ending': '/desk/lists/calendar',
  'need.unmatched-warned': '/desk/match',
  'unit-opinion.written': '/desk/joint/opinions',
  'unit-opinion.objected': '/desk/joint/opinions',
  'unit-opinion.answered': '/desk/joint/opinions',
};

/** Where a notice about such an event leads; `id` of the page that tells of it, if it has one. */
export function noticePage(kind: string, id: string | null): string | undefined {
  if (id === null) return lists[kind] ?? admissionPage(kind);
  const other = otherPages.find(([begins]) => begins.test(kind));
  return other ? `${other[1]}/${id}` : matterPage('desk', { kind, id });
}

/** The page of a matter: each kind has its own; a part is shown on the page of what it belongs to. `kind` may be that of an event about it. */
export function matterPage(
  shell: 'desk' | 'field',
  row: { kind: string; id: string; parentId?: string | null },
): string {
  const id = row.parentId ?? row.id;
  if (row.kind === 'hazard' || row.kind.startsWith('hazard.'))
    return shell === 'desk' ? `/desk/patrols/hazards/${id}` : `/field/hazards/${id}`;
  // What is promised for a need is shown on its page.
  if (row.kind === 'need' || /^(need|promise)\./.test(row.kind)) return `/desk/needs/${id}`;
  if (row.kind === 'project' || row.kind.startsWith('project.')) return `/desk/projects/${id}`;
  if (row.kind === 'agreement' || row.kind.startsWith('agreement.')) return `/desk/agreements/${id}`;
  return `/${shell}/requests/${id}`;
}
