/** Puts the shell's files on the device, so that it opens without a connection. Browsers without workers do without. */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/field-worker.js', { scope: '/field' }).catch(console.error);
}

/** The browser's offer to put the app on the home screen, kept until the person asks for it. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}
let offer: InstallEvent | undefined;
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offer = event as InstallEvent;
});
export const installOffer = (): (() => void) | undefined => offer && (() => void offer?.prompt());
