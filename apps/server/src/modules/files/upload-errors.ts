import { AppError, conflict, invalid, notFound } from '../../kernel/errors.ts';

/** Why a picture in pieces does not go on, and what to do about it. */
export const textFirst = (): AppError =>
  notFound('照片要等文字先送达，请稍后再传。', 'The text must arrive before its pictures. Try again later.');

export const otherPicture = (): AppError =>
  conflict(
    'upload-differs',
    '这张照片的编号已用于另一张照片，请删去后重新选择。',
    'This id belongs to another picture. Remove it and choose the picture again.',
  );

export const gap = (received: number): AppError =>
  conflict('upload-gap', '照片中间缺了一段，会自动接着传。', 'A piece is missing in between: go on from `received`.', {
    received,
  });

export const damaged = (): AppError =>
  invalid(
    'upload-damaged',
    '照片在路上传坏了，会自动重传。',
    'The picture was damaged on its way and will be sent again.',
  );

export const tooMuchWaiting = (): AppError =>
  new AppError('too-many', 'uploads-full', {
    zh: '没传完的照片太多了，请稍后再传；照片都还在手机上。',
    en: 'Too many pictures are unfinished. Try again later; they are still on the phone.',
  });

export const tooManyJoined = (most: number): AppError =>
  invalid('files-full', `这件事的照片已有 ${most} 张，不能再加。`, `It has ${most} pictures already.`);
