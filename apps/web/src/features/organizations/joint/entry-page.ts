/** Where an entry of a unit's page is opened, by what it is; null where there is no page of its own. */
export function entryPage(kind: string, id: string, withinId: string | null): string | null {
  switch (kind) {
    case 'joint-decision':
      return withinId && `/desk/joint/meetings/${withinId}`;
    case 'promise':
      return withinId && `/desk/needs/${withinId}`;
    case 'activity':
      return `/desk/activities/${id}`;
    case 'agreement':
      return `/desk/agreements/${id}`;
    case 'resource':
      return `/desk/resources/${id}`;
    case 'milestone':
    case 'project-part':
      return `/desk/projects/${id}`;
    default:
      return kind.startsWith('agreement') ? `/desk/agreements/${withinId ?? id}` : null;
  }
}
