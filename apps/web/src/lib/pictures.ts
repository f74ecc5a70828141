import { getFile, getThumbnail, type PicturePurpose, uploadFile } from '@huying/server/contract/files';
import { call, urlOf } from './api.ts';

interface SendOptions {
  signal: AbortSignal;
  idempotencyKey: string;
  onProgress: (share: number) => void;
}

/** Uploads for one purpose, in the form that PhotoPicker's `upload` takes. Keep the function stable between draws. */
export const sendPicture =
  (purpose: PicturePurpose) =>
  async (picture: Blob, options: SendOptions): Promise<{ id: string; claim: string }> => {
    const form = new FormData();
    form.append('purpose', purpose);
    form.append('file', picture, 'photo.jpg');
    const { id, claim } = await call(uploadFile, { form, ...options });
    return { id, claim };
  };

interface Picture {
  id: string;
  claim?: string;
}

/** Address of a stored picture; the server checks on every request who may see it. */
export const pictureUrl = ({ id, claim }: Picture): string => urlOf(getFile, { params: { id }, query: { claim } });
export const thumbnailUrl = ({ id, claim }: Picture): string =>
  urlOf(getThumbnail, { params: { id }, query: { claim } });
