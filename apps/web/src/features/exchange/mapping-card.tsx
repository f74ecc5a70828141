import type { ImportRecord } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { checkMapping } from './check-mapping.ts';
import { ColumnFields } from './column-fields.tsx';
import { MappingNeeds } from './mapping-needs.tsx';
import { TableFields, TableOptions } from './table-fields.tsx';
import { useMapping } from './use-mapping.ts';
import { exchangeWords } from './words.ts';

/** What each column means, to look through and put right; then everything is checked. */
export function MappingCard({ record }: { record: ImportRecord }): ReactElement {
  const t = useWords(exchangeWords);
  if (record.state !== 'checked') {
    return (
      <Card title={t('mapTitle')}>
        <MappingForm record={record} />
      </Card>
    );
  }
  return (
    <Card>
      <Fold title={t('mapAgain')}>
        <MappingForm record={record} />
      </Fold>
    </Card>
  );
}

function MappingForm({ record }: { record: ImportRecord }): ReactElement {
  const t = useWords(exchangeWords);
  const mapping = useMapping(record);
  const { reading, looking, acting } = mapping;
  const found = checkMapping(reading.mapping);
  const isReady = found.content !== null && found.twice.size === 0 && reading.sourceSystem.trim() !== '';
  return (
    <form
      className="stack stack-loose"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void mapping.check();
      }}
    >
      <p>{t(record.remembered ? 'mapRemembered' : 'mapGuessed')}</p>
      <MappingNeeds reading={reading} content={found.content} />
      <TableFields record={record} mapping={mapping} />
      {looking.fault && (
        <div className="row">
          <FieldError>{looking.fault.message}</FieldError>
          <Button icon="retry" busy={looking.busy} onClick={() => void mapping.lookAgain()}>
            {t('lookAgain')}
          </Button>
        </div>
      )}
      <ColumnFields mapping={mapping} twice={found.twice} />
      <TableOptions mapping={mapping} />
      {found.content === null && <FieldError>{t('needContent')}</FieldError>}
      {acting.fault && <FieldError>{acting.fault.message}</FieldError>}
      <div className="row">
        <Button variant="primary" type="submit" busy={acting.busy} disabled={!isReady || looking.busy}>
          {t('check')}
        </Button>
        <Button href="/desk/exchange">{t('another')}</Button>
      </div>
    </form>
  );
}
