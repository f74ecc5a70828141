import type { Dispatch, SetStateAction } from 'react';
import { type Photo, sentPictures } from './photos.ts';
import { type KeptPhoto, useKeptPhotos } from './use-kept-photos.ts';

export interface ActPhotos {
  photos: Photo[];
  setPhotos: Dispatch<SetStateAction<Photo[]>>;
  /** True while one is neither on the server nor given up. */
  isWaiting: boolean;
  ids: string[];
}

/** Photos of an action's form, kept with its draft. */
export function useActPhotos(kept: readonly KeptPhoto[], onKeep: (photos: KeptPhoto[]) => void): ActPhotos {
  const [photos, setPhotos] = useKeptPhotos(kept, onKeep);
  const usable = photos.filter(({ state }) => state !== 'unreadable');
  return {
    photos,
    setPhotos,
    isWaiting: usable.some(({ sent }) => sent === null),
    ids: sentPictures(usable).map(({ id }) => id),
  };
}
