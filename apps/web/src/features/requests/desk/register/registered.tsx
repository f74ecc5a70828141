import { type ReactElement, useEffect, useRef } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { mayUse, useSession } from '../../../../lib/session.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { CodeBox } from '../../../../ui/code-box.tsx';
import { groupCode } from '../../query-code.ts';
import { registerWords } from './words.ts';

export interface Registered {
  id: string;
  number: string;
  queryCode: string;
  /** Added to a request that was there already. */
  isJoined: boolean;
}

/** The code for the resident, and what to do next. */
export function RegisteredView(props: { registered: Registered; onAnother: () => void }): ReactElement {
  const { id, number, queryCode, isJoined } = props.registered;
  const t = useWords(registerWords);
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const dispatches = mayUse(session, 'request.dispatch') && !isJoined;
  return (
    <Card>
      <div className="stack" role="status">
        <h2 ref={heading} tabIndex={-1}>
          {t(isJoined ? 'joined' : 'done')} · {t('number', { number })}
        </h2>
        <CodeBox label={t('code')} code={groupCode(queryCode)} notes={[t('number', { number })]} />
        <p className="muted">{t('codeHint')}</p>
        <div className="row">
          {dispatches && (
            <Button variant="primary" href={`/desk/requests/${id}?act=a`}>
              {t('dispatch')}
            </Button>
          )}
          <Button variant={dispatches ? 'secondary' : 'primary'} icon="plus" onClick={props.onAnother}>
            {t('another')}
          </Button>
          <Button href={`/desk/requests/${id}`}>{t('toRequest')}</Button>
        </div>
      </div>
    </Card>
  );
}
