import { raw } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { cardsEndpoints } from './contract.ts';
import { printCards } from './print-cards.ts';

export const cardsModule: Module = { name: 'cards', routes: [raw(cardsEndpoints.printCards, printCards)] };
