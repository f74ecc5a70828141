import { command, type Route } from '../../platform/http/route.ts';
import { receiveParcel } from './commands/receive-parcel.ts';
import { offlineEndpoints as endpoints } from './contract.ts';

export const routes: Route[] = [command(endpoints.sendParcel, (ctx, { body }) => receiveParcel(ctx, body))];
