import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import { keptPictures } from '../lib/kept.ts';
import { thumbnailUrl } from '../lib/pictures.ts';
import type { Photo, SentPicture } from './photos.ts';

/** What a draft remembers of a photo; the picture itself lies in the device's box under the same id. */
export interface KeptPhoto {
  id: string;
  sent: SentPicture | null;
}

/** Photos of a form that come back after a reload: `kept` is read once, `onKeep` is told of every change. */
export function useKeptPhotos(
  kept: readonly KeptPhoto[],
  onKeep: (photos: KeptPhoto[]) => void,
): [Photo[], Dispatch<SetStateAction<Photo[]>>] {
  const [photos, setPhotos] = useState<Photo[]>(() => kept.flatMap(broughtBack));
  const waiting = useRef(kept.filter(({ sent }) => sent === null));
  /** Pictures still being fetched from the box: until they are here the draft must not be told that they are gone. */
  const fetching = useRef(waiting.current.length);
  const stored = useRef(new Set<string>());
  const tell = useRef(onKeep);
  tell.current = onKeep;

  useEffect(() => {
    for (const { id } of waiting.current.splice(0)) {
      void keptPictures.get(id).then((found) => {
        fetching.current -= 1;
        if (!found) return setPhotos((now) => [...now]);
        stored.current.add(id);
        const preview = URL.createObjectURL(found.blob);
        setPhotos((now) => [...now.filter((photo) => photo.id !== id), unsent(id, preview, found.blob)]);
      });
    }
  }, []);

  const last = useRef(keyOf(kept));
  useEffect(() => {
    for (const { id, blob } of photos) {
      if (blob === null || stored.current.has(id)) continue;
      stored.current.add(id);
      void keptPictures.put({ id, blob, at: Date.now() });
    }
    const now = photos.filter(({ sent, blob }) => sent !== null || blob !== null).map(({ id, sent }) => ({ id, sent }));
    if (keyOf(now) === last.current || fetching.current > 0) return;
    last.current = keyOf(now);
    tell.current(now);
  }, [photos]);
  return [photos, setPhotos];
}

const keyOf = (photos: readonly KeptPhoto[]): string =>
  photos.map(({ id, sent }) => `${id}:${sent?.id ?? ''}`).join(' ');

const broughtBack = ({ id, sent }: KeptPhoto): Photo[] =>
  sent === null ? [] : [{ ...unsent(id, thumbnailUrl(sent), null), progress: 1, sent }];

const unsent = (id: string, preview: string, blob: Blob | null): Photo => ({
  id,
  state: 'ready',
  progress: 0,
  preview,
  blob,
  sent: null,
  fault: null,
});
