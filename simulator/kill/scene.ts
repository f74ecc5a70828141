import type { TestApp } from '../../apps/server/src/app/testing.ts';
import { reportRequest } from '../../apps/server/src/modules/requests/contract.ts';
import type { Cast } from './calls.ts';

/** Who acts in the traffic, signed in by the test app, which then leaves the database to the server that is killed. */
export async function castOf(test: TestApp): Promise<Cast> {
  test.setNow(new Date());
  const dispatcher = await test.signIn('district-dispatcher', { unit: 'd' });
  const handler = await test.signIn('department-handler', { unit: 'water' });
  const { rows: leaves } = await test.platform.db.owner.query<{ code: string }>(
    `select i->>'code' as code from list_versions, jsonb_array_elements(items) i where tenant_id = $1 and list = 'category'
       and state = 'published' and i->>'parent' is not null and not i->'skip' ? 'verify' limit 1`,
    [test.tenantId],
  );
  await test.call(reportRequest, { body: { content: '小区门口的路面塌陷', lon: 106.005, lat: 39.005 } });
  const { rows: popular } = await test.platform.db.owner.query<{ id: string }>('select id from matters');
  await test.app.close();
  return {
    dispatcher: dispatcher.cookie,
    handler: handler.cookie,
    waterId: test.units.water ?? '',
    category: leaves[0]?.code ?? '',
    popularId: popular[0]?.id ?? '',
  };
}
