import { accountsModule } from '../modules/accounts/module.ts';
import { agreementsModule } from '../modules/agreements/module.ts';
import { cardsModule } from '../modules/cards/module.ts';
import { disclosureModule } from '../modules/disclosure/module.ts';
import { exchangeModule } from '../modules/exchange/module.ts';
import { facilitiesModule } from '../modules/facilities/module.ts';
import { filesModule } from '../modules/files/module.ts';
import { hotlineModule } from '../modules/hotline/module.ts';
import { insightModule } from '../modules/insight/module.ts';
import { listsModule } from '../modules/lists/module.ts';
import { netsModule } from '../modules/nets/module.ts';
import { offlineModule } from '../modules/offline/module.ts';
import { organizationsModule } from '../modules/organizations/module.ts';
import { territoryModule } from '../modules/territory/module.ts';
import { mattersModule } from '../modules/matters/module.ts';
import { needsModule } from '../modules/needs/module.ts';
import { notificationsModule } from '../modules/notifications/module.ts';
import { patrolsModule } from '../modules/patrols/module.ts';
import { projectsModule } from '../modules/projects/module.ts';
import { reportingModule } from '../modules/reporting/module.ts';
import { regridsModule } from '../modules/regrids/module.ts';
import { requestsModule } from '../modules/requests/module.ts';
import { volunteeringModule } from '../modules/volunteering/module.ts';
import type { Module } from '../platform/module.ts';

/** Every module's manifest, in the order of architecture/modules.mjs. */
export const modules: Module[] = [
  territoryModule,
  organizationsModule,
  accountsModule,
  filesModule,
  netsModule,
  cardsModule,
  facilitiesModule,
  listsModule,
  mattersModule,
  offlineModule,
  requestsModule,
  patrolsModule,
  projectsModule,
  needsModule,
  agreementsModule,
  volunteeringModule,
  regridsModule,
  disclosureModule,
  notificationsModule,
  insightModule,
  reportingModule,
  exchangeModule,
  hotlineModule,
];
