export interface PickOption {
  value: string;
  label: string;
  /** Options of one group stand together below its heading. */
  group?: string;
  /** Behind the label, such as who leads. */
  hint?: string;
  /** Found by these words as well. */
  words?: string;
}

export interface PickGroup {
  name: string;
  options: readonly PickOption[];
}

/** Options that hold every word typed, in the groups they came in. */
export function pickGroups(options: readonly PickOption[], typed: string): PickGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, PickOption[]>();
  for (const option of options) {
    const text = `${option.label} ${option.group ?? ''} ${option.hint ?? ''} ${option.words ?? ''}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const name = option.group ?? '';
    groups.set(name, [...(groups.get(name) ?? []), option]);
  }
  return [...groups].map(([name, found]) => ({ name, options: found }));
}
