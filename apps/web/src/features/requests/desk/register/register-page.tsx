import '../detail/detail.css';
import { registerRequest } from '@huying/server/contract/requests';
import { type FormEvent, type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import { call } from '../../../../lib/api.ts';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { useSession } from '../../../../lib/session.ts';
import { SuggestionSlot } from '../../../../lib/suggestion-slot.tsx';
import { useAct } from '../../../../lib/use-act.ts';
import { uuidv7 } from '../../../../lib/uuid.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { PageHeader } from '../../../../ui/desk/page-header.tsx';
import { PickField } from '../../../../ui/desk/pick-field.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { guessCategories } from '../acts/category-guess.ts';
import { useActPhotos } from '../../../../ui/use-act-photos.ts';
import { useCategoryTree } from '../acts/use-lists.ts';
import { refreshRequests } from '../request-cache.ts';
import { PlaceFields } from './place-fields.tsx';
import {
  emptyRegister,
  type RegisterDraft,
  type RegisterFault,
  registerBody,
  registerFault,
  sources,
} from './register-form.ts';
import { type Registered, RegisteredView } from './registered.tsx';
import { SimilarList } from './similar-list.tsx';
import { useSimilar } from './use-similar.ts';
import { registerWords } from './words.ts';

const upload = sendPicture('report-photo');

/** 登记: on behalf of a resident who calls, comes by or is visited. */
export function RegisterPage(): ReactElement {
  const t = useWords(registerWords);
  const [registered, setRegistered] = useState<Registered | null>(null);
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('lead')} />
      {registered ? (
        <RegisteredView registered={registered} onAnother={() => setRegistered(null)} />
      ) : (
        <RegisterForm onDone={setRegistered} />
      )}
    </div>
  );
}

function RegisterForm({ onDone }: { onDone: (registered: Registered) => void }): ReactElement {
  const t = useWords(registerWords);
  const { activePost } = useSession();
  const draft = useDraft<RegisterDraft>('desk-register', emptyRegister);
  const { value, change } = draft;
  const { photos, setPhotos, isWaiting, ids } = useActPhotos(value.photos, (kept) => change({ photos: kept, key: '' }));
  const [fault, setFault] = useState<RegisterFault | 'photosWait' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const similar = useSimilar(value, activePost?.placeId ?? null);
  const act = useAct();
  const isRestored = draft.restored && value.content !== '';

  const startOver = () => {
    draft.clear();
    setPhotos([]);
    setFault(null);
  };
  const send = async () => {
    const found = registerFault(value) ?? (isWaiting ? 'photosWait' : null);
    setFault(found);
    if (found)
      return form.current
        ?.querySelector<HTMLElement>(found === 'telWrong' ? '[name=phone]' : '[name=content]')
        ?.focus();
    // The key belongs to these words: another text is another request.
    const body = registerBody(value, ids);
    const key = value.key || uuidv7();
    change({ key });
    await act.run(async () => {
      const { id, number, queryCode } = await call(registerRequest, { body, idempotencyKey: key });
      startOver();
      onDone({ id, number, queryCode, isJoined: false });
      void refreshRequests();
    });
  };
  const edit = (part: Partial<RegisterDraft>) => change({ ...part, key: '' });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form className="request-columns" ref={form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <div className="request-main">
        <Card>
          <div className="stack stack-loose">
            {isRestored && (
              <div className="row" role="status">
                <span className="muted">{t('restored')}</span>
                <Button variant="quiet" icon="trash" onClick={startOver}>
                  {t('startOver')}
                </Button>
              </div>
            )}
            {!draft.kept && <FieldError>{t('notKept')}</FieldError>}
            <Choice
              label={t('source')}
              look="chips"
              options={sources.map((source) => ({ value: source, label: t(source) }))}
              value={value.source}
              onChange={(source) => edit({ source })}
            />
            <TextArea
              label={t('content')}
              hint={t('contentHint')}
              error={fault === 'contentMissing' ? t(fault) : undefined}
              name="content"
              rows={5}
              maxLength={5000}
              value={value.content}
              onChange={(content) => edit({ content })}
            />
            <PlaceFields value={value} onChange={edit} />
            <CategoryFields value={value} onChange={edit} />
            <PhotoPicker label={t('photos')} value={photos} onChange={setPhotos} upload={upload} max={6} optional />
            {fault === 'photosWait' && <FieldError>{t('photosWait')}</FieldError>}
          </div>
        </Card>
      </div>
      <div className="request-aside">
        <SimilarList
          items={similar}
          onJoined={(joined) => {
            startOver();
            onDone(joined);
          }}
        />
        <Card title={t('reporter')}>
          <div className="stack">
            <TextField
              label={t('name')}
              optional
              maxLength={40}
              value={value.name}
              onChange={(name) => edit({ name })}
            />
            <TextField
              label={t('tel')}
              optional
              type="tel"
              inputMode="tel"
              name="phone"
              maxLength={24}
              error={fault === 'telWrong' ? t(fault) : undefined}
              value={value.phone}
              onChange={(phone) => edit({ phone })}
            />
            <Checkbox checked={value.confidential} onChange={(confidential) => edit({ confidential })}>
              {t('confidential')}
            </Checkbox>
          </div>
        </Card>
        <div className="stack request-acts">
          {act.fault && <FieldError>{act.fault.message}</FieldError>}
          <Button type="submit" variant="primary" size="large" block busy={act.busy}>
            {t(act.busy ? 'submitting' : 'submit')}
          </Button>
        </div>
      </div>
    </form>
  );
}

const urgencies = ['urgent', 'normal', 'complex'] as const;

/** The category may be left to the dispatcher; the likeliest stands one press away. */
function CategoryFields(props: {
  value: RegisterDraft;
  onChange: (part: Partial<RegisterDraft>) => void;
}): ReactElement {
  const { value, onChange } = props;
  const t = useWords(registerWords);
  const tree = useCategoryTree();
  const guesses = useMemo(() => guessCategories(value.content, tree.items), [value.content, tree.items]);
  return (
    <>
      <PickField
        label={t('category')}
        optional
        clearable
        name="category"
        hint={t('categoryHint')}
        options={tree.options}
        value={value.category || null}
        onChange={(category) => onChange({ category: category ?? '' })}
      />
      {value.category === '' && (
        <SuggestionSlot
          content={value.content}
          placeId={value.placeId || undefined}
          spot={value.spot}
          category=""
          onCategory={(category) => onChange({ category })}
          fallback={
            guesses.length > 0 && (
              <div className="row">
                {guesses.map(({ code }) => (
                  <Button key={code} onClick={() => onChange({ category: code })}>
                    {t('categoryUse', { name: tree.name(code) })}
                  </Button>
                ))}
              </div>
            )
          }
        />
      )}
      <Fold title={t('urgency')} open={value.urgency !== ''}>
        <Choice
          label={t('urgency')}
          look="chips"
          options={[
            { value: '' as RegisterDraft['urgency'], label: t('usual') },
            ...urgencies.map((each) => ({ value: each as RegisterDraft['urgency'], label: t(each) })),
          ]}
          value={value.urgency}
          onChange={(urgency) => onChange({ urgency })}
        />
      </Fold>
    </>
  );
}
