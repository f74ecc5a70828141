import { defaultOptions, type TrainingOptions } from './train-model.ts';

/** For the unit: rare units are rare, so no balance; the cost was chosen on the earlier days of the Pingshan cases. */
export const unitOptions: TrainingOptions = { ...defaultOptions, cost: 0.5, balance: 0 };
