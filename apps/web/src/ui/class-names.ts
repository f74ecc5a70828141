/** Joins the class names that are there: `classNames('card', wide && 'card-wide')`. */
export const classNames = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ');
