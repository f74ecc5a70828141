import './answer.css';
import { whoAnswers } from '@huying/server/contract/nets';
import { type ReactElement, useState } from 'react';
import type { AnswerSlotProps } from '../../lib/answer-slot.tsx';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AnswerView } from './answer-view.tsx';
import { netWords } from './words.ts';

/** 「这里归谁管」 on the page of a request: asked only when it is opened. */
export function WhoAnswersHere(props: AnswerSlotProps): ReactElement | null {
  const t = useWords(netWords);
  const [open, setOpen] = useState(false);
  if (props.placeId === null && props.lon === null) return null;
  return (
    <div className="stack stack-tight">
      <div>
        <Button icon="phone" expanded={open} onClick={() => setOpen(!open)}>
          {t('here')}
        </Button>
      </div>
      {open && <Here {...props} />}
    </div>
  );
}

function Here({ placeId, lon, lat, words }: AnswerSlotProps): ReactElement {
  const query = {
    ...(placeId !== null && { place: placeId }),
    ...(lon !== null && lat !== null && { lon, lat }),
    words: words.slice(0, 200),
  };
  const { data, error, refetch, isFetching } = useAnswer(whoAnswers, { query });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  return data ? <AnswerView answer={data} /> : <Skeleton lines={5} />;
}
