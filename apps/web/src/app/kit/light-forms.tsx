import { type ReactElement, useState } from 'react';
import { transportError } from '../../lib/api-error.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { FaceRating } from '../../ui/face-rating.tsx';
import { PhotoPicker } from '../../ui/photo-picker.tsx';
import type { Photo, UploadOptions } from '../../ui/photos.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { type StarLevel, Stars } from '../../ui/stars.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { KitPart } from './kit-part.tsx';
import { samplePicture } from './sample.ts';

const photo = (id: string, part: Partial<Photo>): Photo => ({
  id,
  state: 'ready',
  progress: 1,
  preview: samplePicture('路灯', '#43535d'),
  blob: new Blob(['x']),
  sent: null,
  fault: null,
  ...part,
});
const somePhotos = [
  photo('1', { sent: { id: '1', claim: 'c' } }),
  photo('2', { state: 'failed', fault: '没传上，照片还在。', preview: samplePicture('台阶', '#845000') }),
];

/** Takes its time, as a weak network does; leaves the picture where the test of the kit can look at it. */
async function slowUpload(
  picture: Blob,
  { onProgress, signal }: UploadOptions,
): Promise<{ id: string; claim: string }> {
  Object.assign(window, { downscaled: picture });
  for (let share = 0; share <= 1; share += 0.1) {
    await new Promise((resolve) => setTimeout(resolve, 80));
    if (signal.aborted) throw transportError('offline');
    onProgress(share);
  }
  return { id: String(picture.size), claim: 'claim' };
}

export function LightForms(): ReactElement {
  const [text, setText] = useState('幸福路 12 号门前路灯连续三天不亮。');
  const [phone, setPhone] = useState('138');
  const [photos, setPhotos] = useState<Photo[]>(somePhotos);
  const [noPhotos, setNoPhotos] = useState<Photo[]>([]);
  const [consent, setConsent] = useState(false);
  const [urgency, setUrgency] = useState<'urgent' | 'normal' | null>('normal');
  const [reasons, setReasons] = useState<('slow' | 'undone' | 'rude')[]>(['slow']);
  const [category, setCategory] = useState<'light' | 'road' | null>(null);
  const [face, setFace] = useState<'satisfied' | 'dissatisfied' | null>('satisfied');
  const [stars, setStars] = useState<StarLevel | null>(4);
  const [grid, setGrid] = useState<'a' | 'b' | null>(null);
  return (
    <KitPart title="表单">
      <PhotoPicker value={noPhotos} onChange={setNoPhotos} upload={slowUpload} optional />
      <PhotoPicker label="现场照片" value={photos} onChange={setPhotos} upload={slowUpload} />
      <TextArea
        label="出了什么事？"
        hint="写明地点和情况，一两句就够。"
        maxLength={20}
        value={text}
        onChange={setText}
      />
      <TextField
        label="手机号"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        optional
        hint="只用于回访，不会公开。"
        error="手机号是 11 位数字，请检查。"
        value={phone}
        onChange={setPhone}
      />
      <SelectField
        label="所在网格"
        options={[
          { value: 'a', label: '槐荫一格' },
          { value: 'b', label: '柳岸二格' },
        ]}
        empty="请选择"
        value={grid}
        onChange={setGrid}
      />
      <Checkbox checked={consent} onChange={setConsent}>
        同意承办单位看到我的手机号，方便联系
      </Checkbox>
      <Choice
        label="有多急？"
        options={[
          { value: 'urgent', label: '很急', hint: '有危险或影响出行' },
          { value: 'normal', label: '不急', hint: '按正常时间办' },
        ]}
        value={urgency}
        onChange={setUrgency}
      />
      <Choice
        label="类别"
        look="chips"
        options={[
          { value: 'light', label: '路灯' },
          { value: 'road', label: '道路破损' },
        ]}
        value={category}
        onChange={setCategory}
      />
      <Choices
        label="哪里不满意？"
        hint="可以选几项。"
        options={[
          { value: 'slow', label: '太慢' },
          { value: 'undone', label: '没解决' },
          { value: 'rude', label: '态度不好' },
        ]}
        value={reasons}
        onChange={setReasons}
      />
      <FaceRating value={face} onChange={setFace} />
      <Stars label="再打个分" value={stars} onChange={setStars} />
    </KitPart>
  );
}
