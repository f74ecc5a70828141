import { type Post, updatePost } from '@huying/server/contract/accounts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { accountWords } from './words.ts';

/** Last day and title of a post; another role, unit or place is another post. */
export function PostForm({ post, onDone }: { post: Post; onDone: () => void }): ReactElement {
  const t = useWords(accountWords);
  const [title, setTitle] = useState(post.title);
  const [until, setUntil] = useState(post.validUntil ?? '');
  const saving = useSaving<Post>(
    post,
    [
      { key: 'title', label: t('postTitle') },
      { key: 'validUntil', label: t('validUntil') },
    ],
    async ({ id, version, title: nextTitle, validUntil }) => {
      await call(updatePost, { params: { id }, body: { version, title: nextTitle, validUntil } });
      await refresh('/api/people');
      toast(t('saved'));
      onDone();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit({ ...post, title: title.trim(), validUntil: until || null });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={t('postTitle')} maxLength={40} value={title} onChange={setTitle} />
      <TextField
        label={t('validUntil')}
        hint={t('validUntilHint')}
        optional
        type="date"
        value={until}
        onChange={setUntil}
      />
      <FormFault fault={saving.fault} />
      <div className="row">
        <Button variant="primary" type="submit" busy={saving.busy}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
      {saving.dialog}
    </form>
  );
}
