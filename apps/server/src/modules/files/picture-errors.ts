import { AppError, invalid } from '../../kernel/errors.ts';

/** Why a picture was not taken, and what to do about it. */
export const notPicture = (): AppError =>
  invalid(
    'not-a-picture',
    '这不是可以识别的照片。请上传 JPEG、PNG 或 WebP 格式的照片。',
    'This is not a picture we can read. Upload a JPEG, PNG or WebP picture.',
  );

export const heicUnread = (): AppError =>
  invalid(
    'picture-heic',
    '暂不支持 HEIC 照片。苹果手机请在「设置—相机—格式」选「兼容性最佳」后重拍，或截屏后上传。',
    'HEIC pictures cannot be read here. On an iPhone choose Settings, Camera, Formats, Most Compatible; or upload a screenshot.',
  );

export const broken = (): AppError =>
  invalid(
    'picture-broken',
    '照片已损坏或没有传完整，请重新选择或重拍。',
    'The picture is damaged or incomplete. Choose it again or take another.',
  );

export const tooManyPixels = (maxMegapixels: number): AppError =>
  new AppError('too-large', 'picture-pixels', {
    zh: `照片像素太多（最多 ${maxMegapixels} 百万像素），请缩小后再上传。`,
    en: `The picture has too many pixels (at most ${maxMegapixels} megapixels). Make it smaller and upload again.`,
  });

export const busy = (): AppError =>
  new AppError(
    'unavailable',
    'pictures-busy',
    {
      zh: '正在处理的照片较多，请半分钟后再试，已填写的内容不会丢失。',
      en: 'Many pictures are being processed. Try again in half a minute; nothing you typed is lost.',
    },
    { retryAfterSeconds: 30 },
  );
