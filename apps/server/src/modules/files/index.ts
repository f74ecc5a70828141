/**
 * Uploaded and stored files. A module that attaches files to its subjects registers with `fileAccess` who may read them;
 * without that nobody may.
 */
export { attachFiles, type FileClaim } from './commands/attach-files.ts';
export { detachFiles } from './commands/detach-files.ts';
export { type StoredFile, storeFile } from './commands/store-file.ts';
export { keepPicture } from './commands/upload-file.ts';
export { type FileReader, fileAccess } from './file-access.ts';
export { fileJoining } from './file-joining.ts';
export { claimsFor, type FileRef, filesOf, type OpenedFile, openFile } from './queries/find-files.ts';
export { passTo, type PictureRef, picturesOf } from './queries/pictures-of.ts';
export { normalizePicture, type Picture } from './normalize-picture.ts';
export { receiveUpload, type Upload } from './receive-upload.ts';
export { takeWorkbook } from './take-workbook.ts';
