import { countBodies, listBodies } from '@huying/server/contract/organizations';
import { type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { usePlaces } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { listText } from '../../../lib/punctuation.ts';
import { useAnswer, usePages } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Rows } from '../../../ui/desk/rows.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { BodyForm } from './body-form.tsx';
import { JointFrame } from './joint-frame.tsx';
import { useJointWords } from './use-joint-words.ts';
import { jointWords } from './words.ts';

/** /desk/joint: the bodies in which units sit together. */
export function BodiesPage(): ReactElement {
  const t = useWords(jointWords);
  const session = useSession();
  const places = usePlaces();
  const kinds = useJointWords();
  const [, go] = useLocation();
  const [kind, setKind] = useState<string | null>(null);
  const [ended, setEnded] = useState(false);
  const [isFounding, setFounding] = useState(false);
  const pages = usePages(listBodies, { query: { ...(kind && { kind }), ended } });
  return (
    <JointFrame
      hint={t('bodiesHint')}
      actions={
        mayUse(session, 'body.manage') && (
          <Button variant="primary" icon="plus" onClick={() => setFounding(true)}>
            {t('found')}
          </Button>
        )
      }
    >
      <div className="joint-filters">
        <SelectField
          label={t('kind')}
          options={kinds.options('bodyKinds')}
          value={kind}
          empty={t('allKinds')}
          onChange={setKind}
        />
        <Checkbox checked={ended} onChange={setEnded}>
          {t('withEnded')}
        </Checkbox>
      </div>
      <Totals />
      <Rows
        id="joint-bodies"
        label={t('bodies')}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        hrefOf={({ id }) => `/desk/joint/bodies/${id}`}
        empty={<Empty title={t('noBodies')}>{t('noBodiesBody')}</Empty>}
        columns={[
          {
            key: 'name',
            title: t('name'),
            main: true,
            width: 260,
            render: ({ name, depth }) => <span style={{ paddingInlineStart: `${depth * 1.5}em` }}>{name}</span>,
          },
          {
            key: 'kind',
            title: t('kind'),
            render: ({ kind: code, field }) =>
              [kinds.name('bodyKinds', code), field && kinds.name('fields', field)].filter(Boolean).join(' · '),
          },
          {
            key: 'places',
            title: t('places'),
            render: ({ placeIds }) => listText(placeIds.map((id) => places.name(id))),
          },
          { key: 'units', title: t('units'), width: 110, render: ({ units }) => t('unitsN', { n: units }) },
          {
            key: 'state',
            title: t('state'),
            width: 120,
            render: ({ endedOn }) => endedOn && <StatusTag>{t('ended')}</StatusTag>,
          },
        ]}
      />
      <Dialog open={isFounding} title={t('found')} onClose={() => setFounding(false)}>
        {isFounding && <BodyForm onDone={(id) => go(`/desk/joint/bodies/${id}`)} />}
      </Dialog>
    </JointFrame>
  );
}

/** How many there are of each kind, which units sit in them, and in which roles; in the order of the tenant's words. */
function Totals(): ReactElement | null {
  const t = useWords(jointWords);
  const kinds = useJointWords();
  const { data } = useAnswer(countBodies);
  if (!data || data.kinds.length === 0) return null;
  const said = (list: 'bodyKinds' | 'seatRoles', counted: readonly { code: string; n: number }[]): string[] =>
    kinds.options(list).flatMap(({ value, label }) => {
      const found = counted.find(({ code }) => code === value);
      return found ? t('countOf', { name: label, n: found.n }) : [];
    });
  return (
    <p className="muted">
      {`${listText(said('bodyKinds', data.kinds))}${t('seatedUnits', { n: data.units })}${listText(said('seatRoles', data.roles))}`}
    </p>
  );
}
