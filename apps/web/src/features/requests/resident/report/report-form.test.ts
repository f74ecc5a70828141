import { expect, test } from 'vitest';
import { draftOf, emptyReport, reportBody, reportFault, titleOf } from './report-form.ts';

const words = { seePhoto: '（见照片）', about: '' };

test('a report needs words or a photo, nothing else', () => {
  expect(reportFault(emptyReport, 0)).toBe('contentMissing');
  expect(reportFault({ ...emptyReport, content: ' 坏 ' }, 0)).toBe('contentMissing');
  expect(reportFault({ ...emptyReport, content: '灯坏' }, 0)).toBeNull();
  expect(reportFault(emptyReport, 1)).toBeNull();
  expect(reportFault({ ...emptyReport, content: '字'.repeat(2001) }, 0)).toBe('contentLong');
});

test('only what was given is sent', () => {
  expect(reportBody({ ...emptyReport, content: ' 路灯不亮 ' }, words)).toEqual({ content: '路灯不亮' });
  expect(reportBody(emptyReport, words)).toEqual({ content: '（见照片）' });
  expect(reportBody({ ...emptyReport, content: '灯' }, { ...words, about: '【投诉建议】' }).content).toBe(
    '【投诉建议】灯（见照片）',
  );
});

test('a place by name stands instead of a spot', () => {
  const at = { lonLat: [112.123456789, 40.987654321] as const, accuracy: 12 };
  expect(reportBody({ ...emptyReport, content: '路灯', at }, words)).toMatchObject({ lon: 112.12346, lat: 40.98765 });
  const both = reportBody({ ...emptyReport, content: '路灯', at, place: { id: 'p', name: '一网格' } }, words);
  expect(both).toEqual({ content: '路灯', placeId: 'p' });
});

test('consents are given one by one, and never for a phone number that is not there', () => {
  const draft = { ...emptyReport, content: '路灯', share: true, publish: true, phone: ' ' };
  expect(reportBody(draft, words).consents).toEqual(['publish-result']);
  expect(reportBody({ ...draft, publish: false, phone: '13800000000' }, words)).toMatchObject({
    phone: '13800000000',
    consents: ['share-contact'],
  });
  expect(reportBody({ ...draft, publish: false }, words)).not.toHaveProperty('consents');
});

test('a QR code that is not looked up yet goes along as it is, and comes back with a refusal', () => {
  const draft = { ...emptyReport, content: '路灯', placeCode: 'G07', address: '东门' };
  const body = reportBody(draft, words);
  expect(body).toEqual({ content: '路灯', placeCode: 'G07', address: '东门' });
  expect(draftOf(body, [])).toEqual(draft);
});

test('titles are one short line', () => {
  expect(titleOf('  路灯\n不亮 ')).toBe('路灯 不亮');
  expect(titleOf('字'.repeat(40))).toBe(`${'字'.repeat(24)}…`);
});
