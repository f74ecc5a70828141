export function DeskKit() {
  return null;
}
