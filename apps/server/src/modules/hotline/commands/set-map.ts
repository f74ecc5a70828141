import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { violated } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import { loadNames } from '../../exchange/index.ts';
import type { HotlineMapView } from '../contract.ts';
import type { MapEntries } from '../domain/codes.ts';
import { mapView } from '../queries/map-view.ts';
import { findLink } from '../queries/link.ts';

/** Puts a new version of the map in force; what came before keeps what it was read as. Throws version-conflict, map-unknown-ours. */
export async function setMap(
  ctx: Ctx,
  { version, entries }: { version: number; entries: MapEntries },
): Promise<HotlineMapView> {
  const { tx, actor, now } = ctx;
  await refuseUnknown(ctx, entries);
  const current = await mapView(ctx);
  if (current.version !== version) throw changed(current);
  try {
    await tx.sql(
      'insert into hotline_maps (tenant_id, version, entries, created_by, created_at) values ($1, $2, $3, $4, $5)',
      [tx.tenantId, version + 1, JSON.stringify(entries), actor.personId, now],
    );
  } catch (error) {
    if (violated(error)) throw changed(current);
    throw error;
  }
  const link = await findLink(tx);
  if (link) {
    const sizes = Object.fromEntries(
      Object.entries(entries).map(([field, codes]) => [field, Object.keys(codes).length]),
    );
    await emit(tx, actor, now, link.id, { kind: 'hotline.map-changed', data: { version: version + 1, ...sizes } });
  }
  return mapView(ctx);
}

/** Ours must exist: a code that leads nowhere would lose what it was settled for. */
async function refuseUnknown(ctx: Ctx, entries: MapEntries): Promise<void> {
  const names = await loadNames(ctx);
  const wrong = [
    ...Object.values(entries.category).filter((code) => names.categories.find([code])?.entry.code !== code),
    ...Object.values(entries.area).filter((code) => names.places.find([code])?.entry.code !== code),
    ...Object.values(entries.urgency).filter((code) => !['urgent', 'normal', 'complex'].includes(code)),
  ];
  if (wrong.length === 0) return;
  throw invalid(
    'map-unknown-ours',
    `对照表里有本系统没有的编码：${wrong.slice(0, 5).join('、')}。请重新选择。`,
    `The map names codes that are not here: ${wrong.slice(0, 5).join(', ')}. Choose again.`,
    { codes: wrong.slice(0, 20) },
  );
}

const changed = (current: HotlineMapView) =>
  conflict(
    'version-conflict',
    '对照表刚被别人改过，请看过最新内容后再保存。',
    'Somebody has just changed the map. Look at the latest before saving.',
    { current },
  );
