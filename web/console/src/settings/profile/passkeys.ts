// Bytes travel as base64url; the browser wants buffers.
import { root } from '@/api/client';
import type { NewPasskeyOptions, PasskeyMade } from '@/api/types';

export function toText(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}

/** Whether this browser, at this address, can have passkeys: they need https (or localhost) and a name, not a number. */
export const canHavePasskeys = (): boolean => typeof PublicKeyCredential !== 'undefined' && isSecureContext && !/^[\d.]+$|:/u.test(location.hostname);

/** Asks the browser for a new passkey and has the server keep it. Null: the person backed out. */
export async function makePasskey(name: string, password: string): Promise<PasskeyMade | null> {
  const options = await root.post<NewPasskeyOptions>('/me/passkeys/begin', { password });
  let made: PublicKeyCredential | null;
  try {
    made = (await navigator.credentials.create({
      publicKey: {
        challenge: toBytes(options.challenge),
        rp: { id: options.rpId, name: options.rpName },
        user: { id: toBytes(options.userId), name: options.userName, displayName: options.displayName },
        pubKeyCredParams: options.algorithms.map((alg) => ({ type: 'public-key' as const, alg })),
        excludeCredentials: options.known.map((id) => ({ type: 'public-key' as const, id: toBytes(id) })),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        timeout: 120_000,
      },
    })) as PublicKeyCredential | null;
  } catch (error) {
    if (error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')) return null;
    throw error;
  }
  if (!made) return null;
  const response = made.response as AuthenticatorAttestationResponse;
  return root.post<PasskeyMade>('/me/passkeys', { name, clientDataJson: toText(response.clientDataJSON), attestationObject: toText(response.attestationObject) });
}
