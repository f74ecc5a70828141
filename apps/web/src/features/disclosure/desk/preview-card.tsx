import {
  type Edition,
  type PreviewItem,
  type PreviewText,
  reviseEditionItem,
} from '@huying/server/contract/disclosure';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call, type Input } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { pictureUrl, thumbnailUrl } from '../../../lib/pictures.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { fieldName } from '../field-name.ts';
import { useItemFacts } from '../item-facts.ts';
import { ItemState } from '../item-state.tsx';
import { listWords } from '../list-words.ts';
import { WordDialog } from './edition-acts.tsx';
import { MarkedText } from './marked-text.tsx';
import { deskWords } from './words.ts';

type Revision = Omit<Input<typeof reviseEditionItem>['body'], 'version'>;

/** One row: its public words with what was found in them, and what may be done about it. */
export function PreviewCard({ edition, item }: { edition: Edition; item: PreviewItem }): ReactElement {
  const t = useWords(deskWords);
  const list = useWords(listWords);
  const [isEditing, setEditing] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const { busy, fault, run } = useAct();
  const { facts, texts, leftOut } = item;
  const mayRevise = edition.abilities.includes('revise');
  const send = async (body: Revision): Promise<void> => {
    await call(reviseEditionItem, {
      params: { id: edition.id, itemId: item.id },
      body: { version: item.version, ...body },
    });
    await refresh('/api/disclosure/editions');
    toast(t('saved'));
  };
  const suggested = texts.flatMap(({ field, suggestion }) =>
    suggestion === null ? [] : [{ field, text: suggestion }],
  );
  const figures = useItemFacts({ ...facts, kind: edition.kind });
  const percent = edition.kind === 'projects' && facts.percent !== null && `${facts.percent}%`;
  const line = [facts.number, percent, ...figures].filter(Boolean).join(' · ');
  return (
    <Card>
      <div className="stack stack-tight">
        <p className="row">
          {facts.state && <ItemState state={facts.state} />}
          <span className="muted">{line}</span>
        </p>
        {leftOut !== null ? (
          <p>
            <StatusTag>{t('leftOut', { reason: leftOut })}</StatusTag>
          </p>
        ) : null}
        {isEditing ? (
          <TextsForm
            editionId={edition.id}
            item={item}
            onClose={() => setEditing(false)}
            onSave={(body) => send(body)}
          />
        ) : (
          <dl className="public-facts">
            {texts.map((text) => (
              <div key={text.field}>
                <dt>
                  {fieldName(text.field, list)}
                  {text.changed && edition.state === 'draft' && <span className="muted"> · {t('source')}</span>}
                </dt>
                <dd>
                  <MarkedText text={text} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        <Pictures item={item} onDrop={mayRevise ? (pictures) => run(() => send({ pictures })) : null} />
        {mayRevise && !isEditing && (
          <div className="row">
            {leftOut === null && suggested.length > 0 && (
              <Button variant="primary" busy={busy} onClick={() => void run(() => send({ texts: suggested }))}>
                {t('replace')}
              </Button>
            )}
            {leftOut === null && texts.length > 0 && <Button onClick={() => setEditing(true)}>{t('edit')}</Button>}
            {leftOut === null && texts.some(({ changed }) => changed) && (
              <Button variant="quiet" busy={busy} onClick={() => void run(() => send({ restore: true }))}>
                {t('restore')}
              </Button>
            )}
            {leftOut === null ? (
              <Button onClick={() => setLeaving(true)}>{t('leaveOut')}</Button>
            ) : (
              <Button busy={busy} onClick={() => void run(() => send({ takeIn: true }))}>
                {t('takeIn')}
              </Button>
            )}
          </div>
        )}
        <FormFault fault={fault} />
      </div>
      <WordDialog
        open={isLeaving}
        draft={`disclosure.${edition.id}.${item.id}.leave`}
        title={t('leaveOut')}
        body={t('leaveOutBody')}
        label={t('reason')}
        confirm={t('leaveOut')}
        least={2}
        onClose={() => setLeaving(false)}
        onSend={(reason) => send({ leaveOut: reason })}
      />
    </Card>
  );
}

interface TextsFormProps {
  editionId: string;
  item: PreviewItem;
  onSave: (body: Revision) => Promise<void>;
  onClose: () => void;
}

/** The public words, one box for each; what is typed is kept until it is saved. */
function TextsForm({ editionId, item, onSave, onClose }: TextsFormProps): ReactElement {
  const t = useWords(deskWords);
  const list = useWords(listWords);
  const { busy, fault, run } = useAct();
  const draft = useDraft<Record<string, string>>(
    `disclosure.${editionId}.${item.id}`,
    Object.fromEntries(item.texts.map(({ field, text }) => [field, text])),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const texts = item.texts.map(({ field, text }) => ({ field, text: draft.value[field] ?? text }));
    void run(() => onSave({ texts })).then((done) => {
      if (!done) return;
      draft.clear();
      onClose();
    });
  };
  const suggestionOf = ({ field, text, suggestion }: PreviewText): ReactElement | false =>
    suggestion !== null &&
    draft.value[field] === text && (
      <div>
        <Button onClick={() => draft.change({ [field]: suggestion })}>{t('replace')}</Button>
      </div>
    );
  return (
    <form className="stack" onSubmit={submit}>
      {item.texts.map((each) => (
        <div className="stack stack-tight" key={each.field}>
          <TextArea
            label={fieldName(each.field, list)}
            rows={each.text.length > 80 ? 4 : 2}
            maxLength={4000}
            value={draft.value[each.field] ?? each.text}
            onChange={(text) => draft.change({ [each.field]: text })}
          />
          {suggestionOf(each)}
        </div>
      ))}
      <FormFault fault={fault} />
      <div className="row">
        <Button type="submit" variant="primary" busy={busy}>
          {t('save')}
        </Button>
        <Button
          onClick={() => {
            draft.clear();
            onClose();
          }}
        >
          {t('close')}
        </Button>
      </div>
    </form>
  );
}

interface PicturesProps {
  item: PreviewItem;
  onDrop: ((kept: string[]) => Promise<boolean>) | null;
}

function Pictures({ item, onDrop }: PicturesProps): ReactElement | null {
  const t = useWords(deskWords);
  const { pictures } = item.facts;
  if (pictures.length === 0) return null;
  return (
    <div className="stack stack-tight">
      <p className="muted">{t('pictures')}</p>
      <ul className="preview-pictures">
        {pictures.map((picture, at) => (
          <li key={picture.id} className="stack stack-tight">
            <a href={pictureUrl(picture)} target="_blank" rel="noreferrer">
              <img
                src={thumbnailUrl(picture)}
                alt={t('picture', { side: t(picture.purpose), n: at + 1 })}
                loading="lazy"
              />
            </a>
            {onDrop && (
              <Button
                variant="quiet"
                icon="trash"
                onClick={() => void onDrop(pictures.flatMap(({ id }) => (id === picture.id ? [] : [id])))}
              >
                {t('dropPicture', { n: at + 1 })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
