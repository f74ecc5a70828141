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

/** What excluded requests have added to the same sums: published rates keep it, assessed rates leave it out. */
export interface ExcludedSums {
  xDue: number;
  xContactedInTime: number;
  xVisited: number;
  xAnswered: number;
  xSolved: number;
  xSatisfied: number;
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

/** 考核口径: the three rates without what the panel has excluded, and how much that is of all that was followed up. */
export const assessedRates = (sums: RateSums & Partial<ExcludedSums>) => {
  const { xDue = 0, xContactedInTime = 0, xVisited = 0, xAnswered = 0, xSolved = 0, xSatisfied = 0 } = sums;
  return {
    response: rate(sums.contactedInTime - xContactedInTime, sums.due - xDue),
    resolution: rate(sums.solved - xSolved, sums.answered - xAnswered),
    satisfaction: rate(sums.satisfied - xSatisfied, sums.answered - xAnswered),
    excluded: rate(xVisited, sums.visited),
  };
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
