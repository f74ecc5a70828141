import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef } from 'react';
import { ApiError, errorText } from '../lib/api-error.ts';
import { downscale } from '../lib/photo.ts';
import { uuidv7 } from '../lib/uuid.ts';

/** A stored picture and the proof of who uploaded it. */
export interface SentPicture {
  id: string;
  claim: string;
}

export interface Photo {
  /** Made on the device; also the idempotency key of its upload. */
  id: string;
  state: 'preparing' | 'sending' | 'failed' | 'unreadable' | 'ready';
  /** Share of the upload that has left, 0 to 1. */
  progress: number;
  /** Address of the picture for the preview. */
  preview: string;
  /** The reduced picture, kept until it is sent. */
  blob: Blob | null;
  /** How the server knows it, once sent. */
  sent: SentPicture | null;
  fault: string | null;
}

export interface UploadOptions {
  signal: AbortSignal;
  idempotencyKey: string;
  onProgress: (share: number) => void;
}
/** Sends one reduced JPEG and answers with its id and claim. Throws ApiError. */
export type UploadPhoto = (picture: Blob, options: UploadOptions) => Promise<SentPicture>;

/** The pictures that have arrived. */
export const sentPictures = (photos: readonly Photo[]): SentPicture[] =>
  photos.flatMap(({ sent }) => (sent === null ? [] : [sent]));
/** True while a photo is still being reduced or sent: wait with the submit, or tell the person. */
export const photosBusy = (photos: readonly Photo[]): boolean =>
  photos.some(({ state }) => state === 'preparing' || state === 'sending');

interface PhotoQueue {
  add: (files: Iterable<File>, room: number) => void;
  remove: (id: string) => void;
  retry: (photo: Photo) => void;
}

/** Reduces and sends photos one after another, so that a weak network carries one at a time. */
export function usePhotoQueue(
  onChange: Dispatch<SetStateAction<Photo[]>>,
  upload: UploadPhoto | undefined,
  waits = false,
): PhotoQueue {
  const running = useRef(new Map<string, AbortController>());
  const last = useRef<Promise<void>>(Promise.resolve());
  const sender = useRef(upload);
  sender.current = upload;

  useEffect(() => {
    const stopAll = running.current;
    return () => {
      for (const controller of stopAll.values()) controller.abort();
    };
  }, []);

  const update = useCallback(
    (id: string, part: Partial<Photo>) =>
      onChange((photos) => photos.map((photo) => (photo.id === id ? { ...photo, ...part } : photo))),
    [onChange],
  );

  const work = useCallback(
    (id: string, source: Blob, isReduced: boolean) => {
      const controller = new AbortController();
      running.current.set(id, controller);
      const { signal } = controller;
      last.current = last.current.then(async () => {
        if (signal.aborted) return;
        try {
          const blob = isReduced ? source : await downscale(source);
          const send = sender.current;
          update(id, { blob, state: send ? 'sending' : 'ready', progress: 0, fault: null });
          if (!send) return;
          const onProgress = (progress: number) => update(id, { progress });
          const { id: fileId, claim } = await send(blob, { signal, idempotencyKey: id, onProgress });
          update(id, { state: 'ready', progress: 1, sent: { id: fileId, claim } });
        } catch (error) {
          if (signal.aborted) return;
          const isNetwork = error instanceof ApiError;
          // It lies on the device and goes with the form: without a connection that is no fault of anybody's.
          if (waits && isNetwork && error.isOffline) return update(id, { state: 'ready', progress: 0, fault: null });
          update(id, { state: isNetwork ? 'failed' : 'unreadable', fault: isNetwork ? errorText(error) : null });
        } finally {
          running.current.delete(id);
        }
      });
    },
    [update, waits],
  );

  const add = useCallback(
    (files: Iterable<File>, room: number) => {
      for (const file of [...files].slice(0, room)) {
        const id = uuidv7();
        const preview = URL.createObjectURL(file);
        onChange((photos) => [
          ...photos,
          { id, state: 'preparing', progress: 0, preview, blob: null, sent: null, fault: null },
        ]);
        work(id, file, false);
      }
    },
    [onChange, work],
  );

  const remove = useCallback(
    (id: string) => {
      running.current.get(id)?.abort();
      onChange((photos) => {
        const gone = photos.find((photo) => photo.id === id);
        if (gone) URL.revokeObjectURL(gone.preview);
        return photos.filter((photo) => photo.id !== id);
      });
    },
    [onChange],
  );

  const retry = useCallback(
    (photo: Photo) => {
      if (!photo.blob) return;
      update(photo.id, { state: 'sending', progress: 0, fault: null });
      work(photo.id, photo.blob, true);
    },
    [update, work],
  );
  return { add, remove, retry };
}
