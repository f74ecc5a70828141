import {
  beginUpload,
  PIECE_BYTES,
  type PicturePurpose,
  sendPiece,
  type UploadState,
} from '@huying/server/contract/files';
import { ApiError } from './api-error.ts';
import { call } from './api.ts';

const SMALLEST = 16 * 1024;
/** A piece that takes longer than this is made smaller, so that a lost one costs little. */
const PIECE_SECONDS = 8;
let pieceBytes = 64 * 1024;

export const sha256Hex = async (bytes: ArrayBuffer): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

interface Named {
  id: string;
  purpose: PicturePurpose;
  /** The text it follows, which has arrived. */
  parcelId: string;
}

/** Sends a picture from where it broke off, in pieces as large as the connection carries. Throws ApiError. */
export async function sendInPieces({ id, purpose, parcelId }: Named, picture: Blob): Promise<void> {
  const bytes = await picture.arrayBuffer();
  const sha256 = await sha256Hex(bytes);
  const body = { id, parcelId, purpose, bytes: bytes.byteLength, sha256 };
  let state = await call(beginUpload, { body, renewsSession: false });
  for (let mended = false; state.fileId === null; ) {
    try {
      state = await sendOne(id, bytes, state.received);
    } catch (error) {
      const isOutOfStep = error instanceof ApiError && (error.code === 'upload-gap' || error.code === 'upload-damaged');
      if (!isOutOfStep || mended) throw error;
      mended = true;
      state = await call(beginUpload, { body, renewsSession: false });
    }
  }
}

async function sendOne(id: string, bytes: ArrayBuffer, from: number): Promise<UploadState> {
  const piece = bytes.slice(from, from + pieceBytes);
  const form = new FormData();
  form.append('file', new Blob([piece]), 'piece');
  const began = performance.now();
  const query = { from, sha256: await sha256Hex(piece) };
  const state = await call(sendPiece, { params: { id }, query, form, renewsSession: false });
  const seconds = Math.max(0.05, (performance.now() - began) / 1000);
  pieceBytes = Math.round(Math.min(PIECE_BYTES, Math.max(SMALLEST, (piece.byteLength / seconds) * PIECE_SECONDS)));
  return state;
}
