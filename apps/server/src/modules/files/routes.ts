import { type Route, raw } from '../../platform/http/route.ts';
import { uploadFile } from './commands/upload-file.ts';
import { filesEndpoints as endpoints } from './contract.ts';
import { getFile, getThumbnail } from './queries/serve-file.ts';

export const routes: Route[] = [
  raw(endpoints.uploadFile, uploadFile),
  raw(endpoints.getFile, getFile),
  raw(endpoints.getThumbnail, getThumbnail),
];
