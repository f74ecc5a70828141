import { expect, test } from 'vitest';
import { keptPictures } from './kept.ts';
import { newCode, PackageError, packParcels, unpackParcels } from './offline-package.ts';
import type { Parcel } from './parcel.ts';

const parcel: Parcel = {
  id: 'a',
  kind: 'field',
  owner: 'me',
  body: { kind: 'request', content: { content: '路灯不亮' } },
  pictures: [
    { id: 'p1', purpose: 'report-photo', sent: null, sentAt: 0 },
    { id: 'p2', purpose: 'report-photo', sent: null, sentAt: 0 },
  ],
  title: '路灯不亮',
  madeAt: 1,
  state: 'waiting',
  fault: null,
  faultFields: [],
  droppedPictures: 0,
  receipt: null,
};
const bytesOf = async (blob: Blob | undefined) => [...new Uint8Array((await blob?.arrayBuffer()) ?? [])];

test('a package opens with its code and with nothing else, pictures and all', async () => {
  await keptPictures.put({ id: 'p1', blob: new Blob([new Uint8Array([1, 2, 3])], { type: 'image/jpeg' }), at: 0 });
  await keptPictures.put({ id: 'p2', blob: new Blob([new Uint8Array([4])], { type: 'image/jpeg' }), at: 0 });
  const code = newCode();
  const file = await packParcels([parcel], { id: 'me', name: '张三' }, code);
  expect(new TextDecoder().decode(await file.arrayBuffer())).not.toContain('路灯');
  const spoken = `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`;
  const opened = await unpackParcels(file, spoken);
  expect(opened).toMatchObject({ author: { name: '张三' }, parcels: [{ id: 'a', title: '路灯不亮' }] });
  expect(await Promise.all(opened.pictures.map(({ blob }) => bytesOf(blob)))).toEqual([[1, 2, 3], [4]]);
  await expect(unpackParcels(file, newCode())).rejects.toThrow(PackageError);
  await expect(unpackParcels(new Blob(['a letter of some other kind']), code)).rejects.toThrow(PackageError);
});
