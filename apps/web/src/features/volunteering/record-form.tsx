import {
  type Activity,
  importSheet,
  recordActivity,
  seeParticipants,
  sheetTemplate,
} from '@huying/server/contract/volunteering';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call, urlOf } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { pictureUrl, sendPicture, thumbnailUrl } from '../../lib/pictures.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { SheetImport } from '../../ui/desk/sheet-import.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { PhotoPicker } from '../../ui/photo-picker.tsx';
import { photosBusy, sentPictures } from '../../ui/photos.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { type KeptPhoto, useKeptPhotos } from '../../ui/use-kept-photos.ts';
import { activityWords } from './words.ts';

const MOST_PICTURES = 9;
const upload = sendPicture('evidence');
const digits = (text: string): string => text.replace(/\D/g, '');
const decimal = (text: string): string => text.replace(/[^\d.]/g, '');

/** What came of it: facts, pictures, the sheet pasted or from Excel. What was typed stays until the server has taken it. */
export function RecordForm({ activity, onDone }: { activity: Activity; onDone: () => void }): ReactElement {
  const t = useWords(activityWords);
  const { busy, fault, run } = useAct();
  const { id, people, hours, served, facts, pictures, sheetRows } = activity;
  const { value, change, clear } = useDraft(`activity.${id}.record`, {
    people: people === null || people === sheetRows ? '' : String(people),
    hoursAs: (people === null || people === sheetRows ? 'each' : 'total') as 'each' | 'total',
    hours: hours === null || people === sheetRows ? '' : String(hours),
    served: served === null ? '' : String(served),
    facts: facts ?? '',
    sheet: '',
    /** Whether the lines are those of the sheet that stands, to take its place. */
    isLoaded: false,
    keep: pictures.map((file) => file.id),
    photos: [] as KeptPhoto[],
  });
  const [photos, setPhotos] = useKeptPhotos(value.photos, (kept) => change({ photos: kept }));
  const text = value.facts.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const amount = Number(value.hours);
      await call(recordActivity, {
        params: { id },
        body: {
          version: activity.version,
          served: Number(value.served),
          facts: text,
          files: [...value.keep, ...sentPictures(photos).map((each) => each.id)],
          ...(value.people !== '' && { people: Number(value.people) }),
          ...(amount > 0 && (value.hoursAs === 'each' ? { hoursEach: amount } : { hoursTotal: amount })),
          ...(value.isLoaded
            ? { sheet: value.sheet, replaceSheet: true }
            : value.sheet.trim() !== '' && { sheet: value.sheet }),
        },
      });
      clear();
      void refresh('/api/activit');
      toast(t('recorded'));
      onDone();
    });
  };
  return (
    <form className="stack activity-form" onSubmit={submit}>
      <p className="muted">{t('recordHint')}</p>
      <SheetPart
        activity={activity}
        text={value.sheet}
        isOpen={sheetRows === 0 || value.isLoaded || value.sheet !== ''}
        error={fault?.fieldFault('sheet')}
        onText={(sheet) => change({ sheet })}
        onOpen={(sheet) => change({ sheet, isLoaded: true })}
      />
      <div className="activity-pair">
        <TextField
          label={t('people')}
          hint={t('peopleHint')}
          optional
          inputMode="numeric"
          maxLength={4}
          error={fault?.fieldFault('people')}
          value={value.people}
          onChange={(next) => change({ people: digits(next) })}
        />
        <TextField
          label={t('served')}
          inputMode="numeric"
          maxLength={7}
          value={value.served}
          onChange={(next) => change({ served: digits(next) })}
        />
      </div>
      <Choice
        label={t('hoursAs')}
        look="chips"
        options={[
          { value: 'each', label: t('hoursEach') },
          { value: 'total', label: t('hoursTotal') },
        ]}
        value={value.hoursAs}
        onChange={(hoursAs) => change({ hoursAs })}
      />
      <TextField
        label={t(value.hoursAs === 'each' ? 'hoursEach' : 'hoursTotal')}
        hint={t('hoursHint')}
        optional
        maxLength={8}
        error={fault?.fieldFault('hoursEach') ?? fault?.fieldFault('hoursTotal')}
        value={value.hours}
        onChange={(next) => change({ hours: decimal(next) })}
      />
      <TextArea
        label={t('factsText')}
        hint={t('factsHint')}
        maxLength={1000}
        value={value.facts}
        onChange={(next) => change({ facts: next })}
      />
      <Kept ids={value.keep} onDrop={(gone) => change({ keep: value.keep.filter((each) => each !== gone) })} />
      <PhotoPicker
        label={t('photos')}
        hint={t('photosHint')}
        optional
        max={MOST_PICTURES - value.keep.length}
        value={photos}
        onChange={setPhotos}
        upload={upload}
      />
      <FormFault fault={fault} />
      <div>
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabled={text.length < 2 || value.served === '' || photosBusy(photos)}
        >
          {t('recordDo')}
        </Button>
      </div>
    </form>
  );
}

interface SheetPartProps {
  activity: Activity;
  text: string;
  isOpen: boolean;
  error: string | undefined;
  onText: (text: string) => void;
  onOpen: (text: string) => void;
}

function SheetPart({ activity, text, isOpen, error, onText, onOpen }: SheetPartProps): ReactElement {
  const t = useWords(activityWords);
  const [isImporting, setImporting] = useState(false);
  const { busy, fault, run } = useAct();
  const { id, sheetRows, sheetNames, abilities } = activity;
  const load = () =>
    run(async () => {
      onOpen((await call(seeParticipants, { params: { id } })).lines);
    });
  return (
    <>
      {isOpen ? (
        <TextArea
          label={t('sheet')}
          hint={t('sheetHint')}
          optional
          rows={6}
          error={error}
          value={text}
          onChange={onText}
        />
      ) : (
        <p>{t('sheetHas', { n: sheetRows })}</p>
      )}
      <FormFault fault={fault} />
      <div className="row">
        {!isOpen && sheetNames === sheetRows && abilities.includes('see-names') && (
          <Button busy={busy} onClick={() => void load()}>
            {t('sheetChange')}
          </Button>
        )}
        <Button onClick={() => setImporting(true)}>{t('sheetExcel')}</Button>
      </div>
      <SheetImport
        title={t('sheetExcel')}
        open={isImporting}
        onClose={() => setImporting(false)}
        hint={t('sheetImportHint')}
        template={
          <Button icon="download" href={`${location.origin}${urlOf(sheetTemplate)}`}>
            {t('sheetTemplate')}
          </Button>
        }
        send={(form) => call(importSheet, { params: { id }, form, timeoutMs: 60_000 })}
        onStored={() => void refresh('/api/activit')}
      />
    </>
  );
}

/** Pictures it has already. */
function Kept({ ids, onDrop }: { ids: readonly string[]; onDrop: (id: string) => void }): ReactElement | null {
  const t = useWords(activityWords);
  if (ids.length === 0) return null;
  return (
    <ul className="activity-pictures">
      {ids.map((id, at) => (
        <li key={id}>
          <a href={pictureUrl({ id })} target="_blank" rel="noreferrer">
            <img src={thumbnailUrl({ id })} alt={t('picture', { n: at + 1 })} loading="lazy" />
          </a>
          <Button variant="quiet" icon="trash" label={t('dropPicture', { n: at + 1 })} onClick={() => onDrop(id)} />
        </li>
      ))}
    </ul>
  );
}
