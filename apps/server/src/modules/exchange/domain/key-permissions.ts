/**
 * What the key of another system may be given. Reading residents' words is left out on purpose: whoever makes keys (the
 * system administrator) may not read them, and could otherwise make a key that does.
 */
export const keyPermissions = [
  'request.register',
  'hotline.exchange',
  'report.read',
  'place.read',
  'unit.read',
  'list.read',
] as const;
export type KeyPermission = (typeof keyPermissions)[number];
