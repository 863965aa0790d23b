// Signing in with a passkey. Without this script, or in a browser that has none, the forms work as they are.
(() => {
  'use strict';
  const button = document.querySelector('[data-passkey]');
  if (!button || !window.PublicKeyCredential || !navigator.credentials) return;
  const problem = document.querySelector('[data-passkey-problem]');
  button.closest('[data-passkey-part]').hidden = false;
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const bytes = (value) => Uint8Array.from(atob(value.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const post = (path, body) =>
    fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const tell = (name) => {
    problem.textContent = button.dataset[name];
    problem.hidden = false;
  };

  button.addEventListener('click', async () => {
    problem.hidden = true;
    button.disabled = true;
    try {
      const begun = await post('/api/v1/session/passkey/begin', {});
      if (!begun.ok) return tell(begun.status === 429 ? 'many' : 'failed');
      const { challenge, rpId } = await begun.json();
      const held = await navigator.credentials.get({ publicKey: { challenge: bytes(challenge), rpId, userVerification: 'required', timeout: 120000 } });
      const { response } = held;
      const answer = await post('/api/v1/session/passkey', {
        credentialId: text(held.rawId),
        clientDataJson: text(response.clientDataJSON),
        authenticatorData: text(response.authenticatorData),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : null,
      });
      if (answer.ok) location.assign(button.dataset.next);
      else tell(answer.status === 429 ? 'many' : 'failed');
    } catch (error) {
      // "Not allowed" is also what a person's own Cancel gives: nothing to complain about.
      if (error.name !== 'NotAllowedError' && error.name !== 'AbortError') tell('failed');
    } finally {
      button.disabled = false;
    }
  });
})();
