import type { RegridPreview } from '@huying/server/contract/regrids';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import type { Assigned, AssignedDraft, RegridDraft } from './regrid-draft.ts';
import { regridWords } from './words.ts';

/** How much else goes with the ground, of what nobody has to assign. */
export function Along({ preview: { along, compounds, areas, team } }: { preview: RegridPreview }): ReactElement {
  const t = useWords(regridWords);
  const counts = [
    ['compounds', compounds.length],
    ['areas', areas.length],
    ['team', team.length],
    ['facilities', along.facilities],
    ['visits', along.visits],
    ['plans', along.plans],
    ['leaders', along.leaders],
    ['findings', along.findings],
    ['hazards', along.hazards],
    ['admissions', along.admissions],
    ['needs', along.needs],
    ['resources', along.resources],
    ['projects', along.projects],
    ['activities', along.activities],
    ['agreements', along.agreements],
    ['bodies', along.bodies],
    ['leaderLinks', along.leaderLinks],
  ] as const;
  const some = counts.filter(([, n]) => n > 0);
  if (some.length === 0) return <p className="muted">{t('alongNone')}</p>;
  return (
    <div>
      <p>{t('along')}</p>
      <ul className="regrid-blocking">
        {some.map(([kind, n]) => (
          <li key={kind}>{t(`along.${kind}`, { n })}</li>
        ))}
      </ul>
    </div>
  );
}

interface Item {
  id: string;
  name: string;
  parts: readonly number[];
}

interface BoundProps {
  preview: RegridPreview;
  value: RegridDraft;
  onAssign: (part: Partial<AssignedDraft>) => void;
}

/** Each that can be assigned, with the part it goes to. */
export function Bound({ preview, value, onAssign }: BoundProps): ReactElement {
  const t = useWords(regridWords);
  const { parts, posts, units, compounds, areas, team } = preview;
  const one = <T extends { id: string; part: number }>(items: readonly T[], name: (item: T) => string): Item[] =>
    items.map((item) => ({ id: item.id, name: name(item), parts: [item.part] }));
  const groups: { kind: keyof AssignedDraft; items: Item[] }[] = [
    {
      kind: 'posts',
      items: one(posts, ({ roleName, title, personName }) => [roleName, title, personName].filter(Boolean).join(' · ')),
    },
    { kind: 'units', items: one(units, ({ name }) => name) },
    { kind: 'compounds', items: one(compounds, ({ name }) => name) },
    {
      kind: 'areas',
      items: areas.map(({ id, net, section, parts: into }) => ({ id, name: `${net} · ${section}`, parts: into })),
    },
    { kind: 'team', items: one(team, ({ role, name }) => `${t(`role.${role}` as 'role.leader')} · ${name}`) },
  ];
  const assign = (kind: keyof AssignedDraft, id: string, into: readonly number[]) => {
    const others = (value[kind] ?? []).filter((each) => each.id !== id);
    const told: Assigned = [...others, ...into.map((part) => ({ id, part }))];
    onAssign({ [kind]: told });
  };
  if (posts.length + units.length === 0 && parts.length === 1) return <p className="muted">{t('nobody')}</p>;
  return (
    <>
      {posts.length + units.length === 0 && <p className="muted">{t('nobody')}</p>}
      {groups.map(({ kind, items }) => {
        // What all goes to the one place there will be is told by its count.
        const told = parts.length > 1 || kind === 'posts' || kind === 'units';
        if (!told || items.length === 0) return null;
        return (
          <section key={kind} aria-label={t(`group.${kind}`)}>
            <h3>{t(`group.${kind}`)}</h3>
            <ul className="regrid-bound">
              {items.map((item) => (
                <BoundRow
                  key={item.id}
                  item={item}
                  parts={parts}
                  mayBeAll={kind === 'areas'}
                  onParts={(into) => assign(kind, item.id, into)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

interface BoundRowProps {
  item: Item;
  parts: RegridPreview['parts'];
  /** Whether it can be in all parts at once. */
  mayBeAll: boolean;
  onParts: (parts: readonly number[]) => void;
}

const ALL = 'all';

function BoundRow({ item, parts, mayBeAll, onParts }: BoundRowProps): ReactElement {
  const t = useWords(regridWords);
  const every = parts.map((_part, i) => i);
  return (
    <li>
      <span>{item.name}</span>
      {parts.length === 1 ? (
        <span>→ {parts[0]?.name}</span>
      ) : (
        <select
          className="input"
          aria-label={`${t('goesTo')} ${item.name}`}
          value={item.parts.length > 1 ? ALL : String(item.parts[0] ?? 0)}
          onChange={({ target }) => onParts(target.value === ALL ? every : [Number(target.value)])}
        >
          {parts.map((each, i) => (
            <option key={each.code} value={i}>
              {each.name}
            </option>
          ))}
          {mayBeAll && <option value={ALL}>{t('allParts')}</option>}
        </select>
      )}
    </li>
  );
}
