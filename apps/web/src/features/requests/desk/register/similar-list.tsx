import { meToo } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { call } from '../../../../lib/api.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import type { Registered } from './registered.tsx';
import type { SimilarReport } from './use-similar.ts';
import { registerWords } from './words.ts';

interface SimilarListProps {
  items: readonly SimilarReport[];
  onJoined: (registered: Registered) => void;
}

/** The same thing reported again need not become a second request: the resident is added to the first. */
export function SimilarList({ items, onJoined }: SimilarListProps): ReactElement | null {
  const t = useWords(registerWords);
  const lang = useLanguage();
  const act = useAct();
  if (items.length === 0) return null;
  const join = (id: string) =>
    act.run(async () => {
      const { number, queryCode } = await call(meToo, { params: { id } });
      onJoined({ id, number, queryCode, isJoined: true });
    });
  return (
    <Card title={t('similar')}>
      <div className="stack" role="status">
        <p className="muted">{t('similarHint')}</p>
        <ul className="stack">
          {items.map(({ id, what, createdAt, meToo: seconds }) => (
            <li key={id} className="stack stack-tight">
              <span>{what}</span>
              <span className="muted small">
                {dateTimeText(createdAt, lang)} · {t('seconds', { n: seconds + 1 })}
              </span>
              <div className="row">
                <Button busy={act.busy} onClick={() => void join(id)}>
                  {t('same')}
                </Button>
                <Button variant="quiet" href={`/desk/requests/${id}`}>
                  {t('open')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        {act.fault && <FieldError>{act.fault.message}</FieldError>}
      </div>
    </Card>
  );
}
