import { type Route, raw } from '../../platform/http/route.ts';
import { beginUpload } from './commands/begin-upload.ts';
import { sendPiece } from './commands/send-piece.ts';
import { uploadFile } from './commands/upload-file.ts';
import { filesEndpoints as endpoints } from './contract.ts';
import { getFile, getThumbnail } from './queries/serve-file.ts';

export const routes: Route[] = [
  raw(endpoints.uploadFile, uploadFile),
  raw(endpoints.beginUpload, beginUpload),
  raw(endpoints.sendPiece, sendPiece),
  raw(endpoints.getFile, getFile),
  raw(endpoints.getThumbnail, getThumbnail),
];
