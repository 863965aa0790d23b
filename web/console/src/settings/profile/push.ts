// This browser's push subscription, and the devices the server knows.
import { api } from '@/api/client';

export interface PushDevice {
  id: string;
  fingerprint: string;
  userAgent: string;
  createdAt: string;
  deliveredAt: string | null;
}
export interface PushDevices {
  publicKey: string;
  devices: PushDevice[];
}

/** Whether this browser can be reached at all. */
export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && typeof Notification !== 'undefined';

/** The name the server gives a subscription: SHA-256 of its address, in hex. */
export async function fingerprint(): Promise<string | null> {
  if (!canPush()) return null;
  const subscription = await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();
  if (!subscription) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subscription.endpoint));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks for permission and subscribes; false when the person or the browser says no. */
export async function switchOn(publicKey: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const { pushManager } = await navigator.serviceWorker.ready;
  const wanted = { userVisibleOnly: true, applicationServerKey: publicKey };
  const subscription = await pushManager.subscribe(wanted).catch(async () => {
    // Subscribed under another key (a server set up anew): that one reaches nobody any more.
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(wanted);
  });
  const { endpoint, keys } = subscription.toJSON();
  await api.post('/push', { endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'] });
  return true;
}

/** Signed out, this browser is told nothing more: its subscription ends, and the server forgets the device. */
export async function switchOff(): Promise<void> {
  const mine = await fingerprint();
  if (!mine) return;
  const { devices } = await api.get<PushDevices>('/push');
  const device = devices.find((one) => one.fingerprint === mine);
  if (device) await api.del(`/push/${device.id}`);
  await (await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription())?.unsubscribe();
}
