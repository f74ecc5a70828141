import type { Matter } from '../domain/matter.ts';

/** What the page of a matter shows of the shared record, whatever its kind. */
export const matterHead = <State extends string>(matter: Matter & { state: State }) => ({
  id: matter.id,
  kind: matter.kind,
  number: matter.number,
  title: matter.title,
  state: matter.state,
  open: matter.open,
  urgency: matter.urgency,
  category: matter.category,
  source: matter.source,
  placeId: matter.placeId,
  holderId: matter.holderId,
  leadId: matter.leadId,
  flags: matter.flags,
  createdAt: matter.createdAt.toISOString(),
  dueAt: matter.dueAt?.toISOString() ?? null,
  warnLevel: matter.warnLevel,
  version: matter.version,
  parentId: matter.parentId,
  closedAt: matter.closedAt?.toISOString() ?? null,
});
