import { type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Fold } from '../../ui/fold.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { addressesOf } from './addresses.ts';
import { cardWords } from './words.ts';

const whole = (text: string): number => Math.max(0, Math.trunc(Number(text)) || 0);

/** Many buildings of one compound without typing each. */
export function RangeFields({ onFill }: { onFill: (addresses: string[]) => void }): ReactElement {
  const t = useWords(cardWords);
  const [name, setName] = useState('');
  const [buildings, setBuildings] = useState('');
  const [units, setUnits] = useState('');
  const [from = '', to = from] = buildings.match(/\d+/g) ?? [];
  const found = addressesOf(
    { name, from: whole(from), to: whole(to), units: Math.min(whole(units), 50) },
    { building: (n) => t('building', { n }), unit: (n) => t('unit', { n }) },
  );
  return (
    <Fold title={t('range')}>
      <div className="stack">
        <div className="cards-range">
          <TextField label={t('rangeName')} optional maxLength={30} value={name} onChange={setName} />
          <TextField label={t('rangeBuildings')} placeholder="1-12" value={buildings} onChange={setBuildings} />
          <TextField label={t('rangeUnits')} optional inputMode="numeric" value={units} onChange={setUnits} />
        </div>
        <div className="row">
          <Button disabled={from === '' || found.length === 0} onClick={() => onFill(found)}>
            {t('rangeFill')}
          </Button>
        </div>
      </div>
    </Fold>
  );
}
