import type { Source } from '@huying/server/contract/projects';

const kinds: readonly Source['kind'][] = ['need', 'resource', 'request', 'meeting', 'agreement'];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a project is to be made of, as other pages name it in an address: `?need=<id>&need=<id>&request=<id>`. */
export function sourcesIn(search: string): Source[] {
  const given = new URLSearchParams(search);
  const found = kinds.flatMap((kind) =>
    given
      .getAll(kind)
      .filter((id) => ID.test(id))
      .map((id) => ({ kind, id })),
  );
  return found.filter(({ id }, at) => found.findIndex((each) => each.id === id) === at);
}
