import { deleteSavedView, listSavedViews, saveView } from '@huying/server/contract/accounts';
import { call } from '../../../../lib/api.ts';
import { refresh, useAnswer } from '../../../../lib/query.ts';

const SCREEN = 'phrases';

export type PhraseKind = 'reply' | 'ask' | 'answer';
export interface Phrase {
  id: string;
  text: string;
}

/** A person's own 常用语 for one kind of act, newest first; they follow the person to every computer. */
export function useOwnPhrases(kind: PhraseKind): readonly Phrase[] {
  const { data } = useAnswer(listSavedViews, { query: { screen: SCREEN } });
  return (data?.items ?? []).flatMap(({ id, query }) =>
    query.kind === kind && typeof query.text === 'string' ? [{ id, text: query.text }] : [],
  );
}

/** Keeps a phrase; the same beginning replaces the earlier one. Throws ApiError. */
export async function keepPhrase(kind: PhraseKind, text: string): Promise<void> {
  await call(saveView, { body: { screen: SCREEN, name: `${kind} ${text}`.slice(0, 40), query: { kind, text } } });
  await refresh('/api/saved-views');
}

export async function dropPhrase(id: string): Promise<void> {
  await call(deleteSavedView, { params: { id } });
  await refresh('/api/saved-views');
}

/** A phrase put into a text: after what is there, never over it. */
export const withPhrase = (text: string, phrase: string): string => {
  const before = text.trimEnd();
  return before === '' ? phrase : `${before}${/[。！？.!?]$/.test(before) ? '' : '。'}${phrase}`;
};
