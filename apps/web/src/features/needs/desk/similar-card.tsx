import { listSimilarNeeds, type Need } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { usePlaces } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { labelText, quotedText } from '../../../lib/punctuation.ts';
import { useAnswer } from '../../../lib/query.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { NeedState } from '../state-tag.tsx';
import { useNeedAct } from './use-need-act.ts';
import { needDeskWords } from './words.ts';

/** Needs that say much the same, for whoever may gather them. */
export function SimilarCard({ need }: { need: Need }): ReactElement | null {
  return need.abilities.includes('gather') ? <Similar need={need} /> : null;
}

function Similar({ need }: { need: Need }): ReactElement | null {
  const t = useWords(needDeskWords);
  const places = usePlaces();
  const act = useNeedAct();
  const { data } = useAnswer(listSimilarNeeds, { params: { id: need.id } });
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t('similar')}>
      <p className="muted">{t('similarHint')}</p>
      {act.fault && <FieldError>{act.fault.message}</FieldError>}
      <ul className="need-rows">
        {data.items.map((other) => (
          <li key={other.id}>
            <div className="need-row-head">
              <AppLink className="row-link" href={`/desk/needs/${other.id}`}>
                {other.title}
              </AppLink>
              <NeedState state={other.state} />
            </div>
            <p className="muted small">
              {places.name(other.placeId)} · {t('similarWords', { words: quotedText(other.words.slice(0, 5)) })}
            </p>
            {other.state !== 'matched' && (
              <div>
                <Button
                  busy={act.busy}
                  label={labelText(t('gatherHere'), other.title)}
                  onClick={() => void act.take('gather', other, { intoId: need.id })}
                >
                  {t('gatherHere')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
