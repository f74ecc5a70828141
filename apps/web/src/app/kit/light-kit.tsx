export function LightKit() {
  return null;
}
