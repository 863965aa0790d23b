// The shop's own script, as small as any shop's would be: it opens the chat, and tells it who has signed in.
const body = document.body;
const account = document.getElementById('account');
const greeting = document.getElementById('greeting');
let signedIn = false;

function show() {
  account.textContent = signedIn ? body.dataset.signOut : body.dataset.signIn;
  greeting.hidden = !signedIn;
}

async function signIn() {
  const answer = await fetch('/demo/shop/identity?lang=' + document.documentElement.lang, { method: 'POST' });
  if (!answer.ok) return;
  const { identity } = await answer.json();
  window.Heed.identify(identity);
  signedIn = true;
  sessionStorage.setItem('shop:signedIn', '1');
  show();
}

account.addEventListener('click', () => {
  if (!signedIn) return void signIn();
  signedIn = false;
  sessionStorage.removeItem('shop:signedIn');
  window.Heed.reset();
  show();
});
for (const ask of document.querySelectorAll('[data-ask]')) ask.addEventListener('click', () => window.Heed.open());
addEventListener('load', () => {
  if (sessionStorage.getItem('shop:signedIn')) void signIn();
});
show();
