/**
 * The three rates, formula v1 (request-machine.md, invariant 9): over the follow-ups made in a period,
 * 响应率 = contacted within the limit ÷ contacts due; 解决率 = solved ÷ answered; 满意率 = satisfied ÷ answered, where
 * satisfied begins at 基本满意 (3 of 5). Residents who were not reached are shown apart and count in neither of the last two.
 */
export const FORMULA = 'v1';

/** Sums of `rate_counts`. */
export interface RateSums {
  due: number;
  contactedInTime: number;
  visited: number;
  unreached: number;
  answered: number;
  solved: number;
  satisfied: number;
}

export interface Rate {
  numerator: number;
  denominator: number;
  /** Between 0 and 1; null when there is nothing to divide by. */
  value: number | null;
}

export interface ThreeRates {
  response: Rate;
  resolution: Rate;
  satisfaction: Rate;
  visited: number;
  unreached: number;
}

export const noSums: RateSums = {
  due: 0,
  contactedInTime: 0,
  visited: 0,
  unreached: 0,
  answered: 0,
  solved: 0,
  satisfied: 0,
};

export const threeRates = (sums: RateSums): ThreeRates => ({
  response: rate(sums.contactedInTime, sums.due),
  resolution: rate(sums.solved, sums.answered),
  satisfaction: rate(sums.satisfied, sums.answered),
  visited: sums.visited,
  unreached: sums.unreached,
});

const rate = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  value: denominator > 0 ? numerator / denominator : null,
});
