/** Thrown when the browser cannot read a picture (a format it does not know, a broken file). */
export class PhotoError extends Error {
  override readonly name = 'PhotoError';
}

/**
 * A picture as JPEG with no side above `maxSide` pixels, upright, without the place and time that cameras write into it.
 * Throws PhotoError when it cannot be read.
 */
export async function downscale(file: Blob, maxSide = 1600): Promise<Blob> {
  const picture = await decode(file);
  try {
    const scale = Math.min(1, maxSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext('2d');
    if (!context) throw new PhotoError('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture.source, 0, 0, canvas.width, canvas.height);
    return await toJpeg(canvas);
  } finally {
    picture.release();
  }
}

interface Picture {
  source: CanvasImageSource;
  width: number;
  height: number;
  release: () => void;
}

async function decode(file: Blob): Promise<Picture> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    return { source: bitmap, width: bitmap.width, height: bitmap.height, release: () => bitmap.close() };
  } catch {
    return decodeByImage(file);
  }
}

/** Older WebViews know createImageBitmap without its options, or not at all. */
async function decodeByImage(file: Blob): Promise<Picture> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    URL.revokeObjectURL(url);
    throw new PhotoError('unreadable');
  }
  const release = () => URL.revokeObjectURL(url);
  return { source: image, width: image.naturalWidth, height: image.naturalHeight, release };
}

const toJpeg = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new PhotoError('not written'))), 'image/jpeg', 0.82);
  });
